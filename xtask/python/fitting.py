"""Requests that fit: without them hardly a random one gets past "no such thing".

A hook of schemathesis. It asks the running server what there is, and writes that into the description as examples: of every type of id,
of parameters by their name, and of whole bodies. The phase "examples" sends these first; the others mix them with what they make up.
"""

import os
import re
from datetime import date

import requests
import schemathesis

SERVER = os.environ["ROTUNDA_SERVER"]
HEADERS = {"cookie": "rotunda_session=" + os.environ["ROTUNDA_SESSION"], "x-rotunda": "1"}

# Type of id, the request whose answer has some, and where in the answer; `*` is every element of a list.
THERE = [
    ("UserId", "GET /api/users?per_page=8", "users.*.id"),
    ("OrgId", "GET /app/organization", "id"),
    ("DepartmentId", "GET /api/departments", "departments.*.id"),
    ("LocationId", "GET /api/locations", "locations.*.id"),
    ("GroupId", "GET /api/security_groups", "groups.*.id"),
    ("PostId", "GET /api/posts?time=2100-01-01T00:00:00Z", "posts.*.id"),
    ("FileId", "GET /api/photos", "photos.*.photo.id"),
    ("EventId", f"GET /api/events?fromDate={date.today()}T23:00:00Z", "events.*.id"),
    ("ConversationId", "POST /api/group-chats", "id", {"title": "Fitting", "groupType": "CHAT_GROUP", "members": [{"id": "<UserId>"}]}),
    ("ConversationId", "GET /app/conversations", "conversations.*.group.id"),
    ("TaskId", "GET /api/tasks", "tasks.*.id"),
    ("TemplateId", "GET /api/enforcement-templates", "notificationTemplates.*.id"),
    ("CourseId", "GET /api/courses", "taskLists.*.id"),
    ("VideoId", "GET /api/videos", "videos.*.id"),
    ("PhotoId", "GET /api/photos", "photos.*.id"),
    ("DocumentId", "GET /api/documents", "docs.*.id"),
    ("FaqId", "GET /api/faqs", "data.*.kbId"),
    ("StepId", "GET /app/courses/<CourseId>", "steps.*.id"),
    ("MessageId", "POST /api/<ConversationId>/messages", "id", {"message": "It fits."}),
    ("CommentId", "GET /app/posts/<PostId>/comments", "comments.*.id"),
    ("NotificationId", "GET /app/notifications", "notifications.*.id"),
    ("EndUserId", "GET /v1/endusers", "data.*.id"),
    ("AttributeId", "GET /app/dixa/custom-attributes", "*.id"),
    ("Uid", "POST /pod/v1/user/search", "users.*.id", {"query": "an"}),
    ("OtherUid", "POST /pod/v1/user/search", "users.*.id", {"query": "mila"}),
    ("StreamId", "POST /pod/v3/room/create", "roomSystemInfo.id", {"name": "Fitting", "description": "It is there."}),
    ("StreamId", "POST /pod/v1/im/create", "id", ["<Uid>"]),
    ("Mid", "POST /agent/v4/stream/<StreamId>/message/create", "messageId", {"message": "<messageML>It fits.</messageML>"}),
    ("FeedId", "POST /pod/v1/presence/feed/create", "id"),
    ("DixaNumber", "GET /app/dixa/conversations", "conversations.*.conversation.id"),
    ("MembershipId", "GET /entity-service/sys-api/entity-memberships/list?entity_user_xref_type=3&entity_user_xref_status_type=3&per_page=3", "entity_memberships.*.entity_user_xref_uuid"),
    ("QwilGroupId", "GET /entity-service/sys-api/groups/list?group_status_type=1", "groups.*.group_uuid"),
    ("ChatId", "POST /chat-service/api/chats/create", "chat.chat_uuid", {"title": "Fitting", "entity_user_xref_uuids": ["<MembershipId>"]}),
    ("RequestSeq", "POST /chat-service/api/chats/biometrics-requests/create", "message.seq", {"chat_uuid": "<ChatId>", "caption": "Fits?", "signer_entity_user_xref_uuid": "<MembershipId>"}),
]

# What a type of id is called in the description, where that is not `<vendor>_<type>`.
NAMES = {"QwilGroupId": ["qwil_GroupId"]}
VENDORS = ["workdrive", "rotunda", "dixa", "qwil", "symphony", "symphony-agent", "symphony-login"]

# Parameters by name, those of one operation by `<operation>.<name>`.
PARAMETERS = {
    "stream": ["posts"],
    "emoji": ["\N{THUMBS UP SIGN}"],
    "search": ["an"],
    "feedId": ["<FeedId>"],
    "userName": ["rasmus@stilla.example"],
    "rotunda_ListBusyTimes.from": ["2026-11-01T00:00:00Z"],
    "rotunda_ListBusyTimes.to": ["2026-11-20T00:00:00Z"],
    "rotunda_DownloadCalendar.from": ["2026-11-01T00:00:00Z"],
    "rotunda_DownloadCalendar.to": ["2026-11-20T00:00:00Z"],
    "rotunda_KeepDraft.source": ["qwil"],
    "rotunda_KeepDraft.conversation": ["<ChatId>"],
    "rotunda_AnswerQwilRequest.seq": ["<RequestSeq>"],
    "workdrive_ListCategories.moduleCode": [1],
    "workdrive_RequestMediaUpload.mime": ["image/png"],
    "workdrive_RequestMediaUpload.moduleCode": [1],
    "workdrive_RequestMediaUpload.name": ["fit.png"],
    "symphony-agent_ListMessages.since": [0],
    "symphony-agent_FindMessages.query": ["text:fits"],
    "symphony_GetUsers.email": ["rasmus@stilla.example"],
    "symphony_SetRoomActive.active": [True],
    "rotunda_GetDixaConversation.id": ["<DixaNumber>"],
    "entity_user_xref_type": [3],
    "entity_user_xref_status_type": [5],
    "group_status_type": [3],
    "contact_type": [4],
    "from_seq": [1],
    "to_seq": [20],
    "seq": [1],
}

PUBLIC = {"public": True}
PERSON = {"first_name": "Fit", "last_name": "Ting", "job_title": "Tester"}
MEMBER = {**PERSON, "identifier": "fit-1", "primary_email": "fit@ting.example", "primary_phone_number": "+4530303030", "enum_profile_id": 3}

# A body of each operation that is refused without one that fits.
BODIES = {
    "workdrive_CreateDepartment": {"name": "Fitting"},
    "workdrive_UpdateDepartment": {"name": "Fitted"},
    "workdrive_UpdateDepartmentHead": {"add": ["<UserId>"]},
    "workdrive_UpdateDepartmentMembers": {"addMembers": ["<UserId>"]},
    "workdrive_UpdateLocationMembers": {"addMembers": ["<UserId>"]},
    "workdrive_AddSecurityGroupMembers": {"ids": ["<UserId>"]},
    "workdrive_RemoveSecurityGroupMembers": {"ids": ["<UserId>"]},
    "workdrive_CreateDocument": {"name": "Fitting", "link": "https://fit.example/", "permissions": PUBLIC},
    "workdrive_UpdateDocument": {"kb": {"name": "Fitted"}},
    "workdrive_CreateEvent": {"title": "Fitting", "startDateTime": "2027-01-11T10:00:00Z", "endDateTime": "2027-01-11T11:00:00Z", "permissions": PUBLIC},
    "workdrive_UpdateEvent": {"title": "Fitted"},
    "workdrive_CreateFaq": {"kb": {"name": "Fitting"}, "qas": [{"question": "Fits?", "answer": "It does."}], "permissions": PUBLIC},
    "workdrive_UpdateFaq": {"kb": {"name": "Fitted"}},
    "workdrive_CreateGroupChat": {"title": "Fitting", "groupType": "CHAT_GROUP", "members": [{"id": "<UserId>"}]},
    "workdrive_CreatePost": {"postText": "It fits.", "tags": ["fit"], "permissions": PUBLIC, "status": "PUBLISHED"},
    "workdrive_UpdatePost": {"postText": "It fitted."},
    "workdrive_CreateNews": {"newsTitle": "Fitting", "postText": "It fits.", "permissions": PUBLIC, "status": "PUBLISHED"},
    "workdrive_UpdateNews": {"postText": "It fitted."},
    "workdrive_SendNotification": {"title": "Fitting", "medium": "INAPP", "receiverUserIds": ["<UserId>"]},
    "workdrive_CreatePhoto": {"fileId": "<FileId>", "title": "Fitting", "permissions": PUBLIC},
    "workdrive_UpdatePhoto": {"title": "Fitted"},
    "workdrive_CreateSso": {"type": "QUICK_LINK", "name": "Fitting", "link": "https://fit.example/"},
    "workdrive_CreateTask": {"title": "Fitting", "status": "draft"},
    "workdrive_UpdateTask": {"title": "Fitted"},
    "workdrive_AssignTask": {"userIds": ["<UserId>"]},
    "workdrive_CreateUser": {"email": "fit@stilla.example", "firstName": "Fit", "lastName": "Ting"},
    "workdrive_BulkCreateUsers": {"data": [{"email": "fitter@stilla.example", "firstName": "Fit", "lastName": "Ter"}]},
    "workdrive_CreateVideo": {"title": "Fitting", "source": 1, "meta": {"url": "https://www.youtube.com/watch?v=aaaaaaaaaaa"}, "permissions": PUBLIC},
    "workdrive_CreateConversationMeeting": {"title": "Fitting", "startDateTime": "2027-01-11T10:00:00Z", "endDateTime": "2027-01-11T11:00:00Z"},
    "workdrive_SendMessage": {"message": "It fits."},
    "workdrive_GenerateAccessToken": {"userId": "<UserId>"},
    "rotunda_OpenDirectConversation": {"userId": "<UserId>"},
    "rotunda_CreateComment": {"text": "It fits."},
    "rotunda_UpdateComment": {"text": "It fitted."},
    "rotunda_UpdateMessage": {"message": "It fitted."},
    "rotunda_KeepDraft": {"text": "It fi", "version": 0},
    "rotunda_ReadConversation": {"seq": 1},
    "rotunda_UpdateConversationState": {"isPinned": True},
    "rotunda_UpdateConversationMembers": {"add": ["<UserId>"]},
    "rotunda_CreateCourse": {"title": "Fitting", "description": "How to.", "steps": [{"title": "Fit", "text": "So."}], "isPublished": True},
    "rotunda_UpdateCourse": {"title": "Fitted", "description": "How to.", "steps": [{"title": "Fit", "text": "So."}], "isPublished": True},
    "rotunda_AssignCourse": {"add": ["<UserId>"]},
    "rotunda_SetRsvp": {"rsvp": "going"},
    "rotunda_CreateQwilKey": {"name": "Fitting", "kind": "system", "permissions": []},
    "rotunda_ReadMyChat": {"seq": 1},
    "rotunda_UpdateMyChatState": {"isPinned": True},
    "rotunda_AnswerQwilRequest": {"answer": "cancel"},
    "qwil_CreateChat": {"title": "Fitting", "entity_user_xref_uuids": ["<MembershipId>"]},
    "qwil_SendText": {"chat_uuid": "<ChatId>", "text": "It fits."},
    "qwil_RenameChat": {"chat_uuid": "<ChatId>", "title": "Fitted"},
    "qwil_ArchiveChat": {"chat_uuid": "<ChatId>", "archived": False},
    "qwil_CreateMembership": MEMBER,
    "qwil_CreateGroup": {"name": "Fitting", "identifier": "fit-1"},
    "qwil_UpdateGroup": {"group_uuid": "<QwilGroupId>", "name": "Fitted", "identifier": "fit-2"},
    "qwil_AddGroupMembers": {"group_uuid": "<QwilGroupId>", "entity_user_xref_uuids": ["<MembershipId>"]},
    "qwil_UpdateProfile": {**PERSON, "entity_user_xref_uuid": "<MembershipId>"},
    "qwil_UpdateEmails": {"entity_user_xref_uuid": "<MembershipId>", "emails": [{"email": "fit@ting.example", "primary": True}]},
    "qwil_UpdatePhoneNumbers": {"entity_user_xref_uuid": "<MembershipId>", "phone_numbers": [{"phone_number": "+4520202020", "primary": True}]},
    "qwil_RequestBiometrics": {"chat_uuid": "<ChatId>", "caption": "Fits?", "signer_entity_user_xref_uuid": "<MembershipId>"},
    "dixa_UpdateEndUser": {"displayName": "Fit Ting", "externalId": "fit-1"},
    "symphony_CreateIm": ["<Uid>"],
    "symphony_CreateRoomV1": {"roomAttributes": {"name": "Fitting one", "description": "Of 1.40"}, "immutableRoomAttributes": {"public": True}},
    "symphony_CreateRoomV2": {"name": "Fitting two", "description": "It fits."},
    "symphony_CreateRoom": {"name": "Fitting three", "description": "It fits."},
    "symphony_UpdateRoomV1": {"name": "Fitted one"},
    "symphony_UpdateRoomV2": {"name": "Fitted two"},
    "symphony_UpdateRoom": {"name": "Fitted three"},
    "symphony_AddRoomMember": {"id": "<Uid>"},
    "symphony_PromoteOwner": {"id": "<Uid>"},
    "symphony_SearchUsers": {"query": "an"},
    "symphony_SearchRooms": {"query": "fit"},
    "symphony_SearchRoomsV2": {"query": "fit"},
    "symphony_SetOwnPresence": {"category": "BUSY"},
    "symphony_SetPresence": {"category": "BUSY", "userId": "<Uid>"},
    "symphony_RegisterPresenceInterest": ["<Uid>"],
    "symphony_FollowUser": {"followers": ["<Uid>"]},
    "symphony_UnfollowUser": {"followers": ["<Uid>"]},
    "symphony_ListAdminMessages": {"messageIds": ["<Mid>"]},
    "symphony_CreateAdminIm": ["<Uid>", "<OtherUid>"],
    "symphony_AddAdminRoomMember": {"id": "<Uid>"},
    "symphony_RemoveAdminRoomMember": {"id": "<Uid>"},
    "symphony_UpdateUserFeatures": [{"entitlment": "canCreatePublicRoom", "enabled": True}],
    "symphony_AddProtocol": {"scheme": "skype"},
    "symphony-agent_CreateMessage": {"message": "<messageML>It fits.</messageML>"},
    "symphony-agent_UpdateMessage": {"message": "<messageML>It fitted.</messageML>"},
    "symphony-agent_BlastMessage": {"message": "<messageML>It fits.</messageML>", "sids": ["<StreamId>"]},
    "symphony-agent_SearchMessages": {"text": "fits"},
    "rotunda_MarkSymphonyRead": {"messageId": "<Mid>"},
    "rotunda_UpdateMyStreamState": {"isPinned": True},
}


@schemathesis.hook
def before_load_schema(context, raw_schema):
    known = look()
    schemas = raw_schema["components"]["schemas"]
    for kind, values in known.items():
        for name in NAMES.get(kind, [f"{vendor}_{kind}" for vendor in VENDORS]):
            if f"{name}-request" in schemas:
                schemas[f"{name}-request"]["examples"] = values
    for path in raw_schema["paths"].values():
        for operation in path.values():
            add_examples(operation, known, schemas)


def add_examples(operation, known, schemas):
    name = operation["operationId"]
    for parameter in operation.get("parameters", []):
        values = PARAMETERS.get(f"{name}.{parameter['name']}", PARAMETERS.get(parameter["name"]))
        if values is None and parameter["required"]:
            kind = parameter["schema"].get("$ref", "").split("/")[-1]
            values = schemas.get(kind, {}).get("examples")
        if values:
            parameter["examples"] = {str(value): {"value": value} for value in filled(values, known)}
    if name in BODIES:
        content = operation["requestBody"]["content"]["application/json"]
        content["examples"] = {"fits": {"value": filled(BODIES[name], known)}}


def look():
    """Every type of id, with some that there are."""
    known = {}
    for kind, request, where, *body in THERE:
        method, path = filled(request, known).split(" ", 1)
        answer = requests.request(method, SERVER + path, headers=HEADERS, json=filled(body[0], known) if body else None)
        found = at(answer.json(), where.split(".")) if answer.ok else []
        if not found:
            raise RuntimeError(f"{request} has no {kind}: {answer.status_code} {answer.text[:200]}")
        known.setdefault(kind, []).extend(found[:4])
    return known


def at(value, steps):
    if not steps:
        return [value]
    if steps[0] == "*":
        return [found for one in value for found in at(one, steps[1:])]
    return at(value[steps[0]], steps[1:]) if value.get(steps[0]) is not None else []


def filled(value, known):
    """With an id that there is for each `<type>`."""
    if isinstance(value, dict):
        return {name: filled(one, known) for name, one in value.items()}
    if isinstance(value, list):
        return [filled(one, known) for one in value]
    if isinstance(value, str):
        alone = re.fullmatch(r"<(\w+)>", value)
        return known[alone[1]][0] if alone else re.sub(r"<([A-Z]\w+)>", lambda kind: str(known[kind[1]][0]), value)
    return value
