//! Symphony's.

use proptest::{collection::vec, option::of, prelude::*};
use rotunda_api::{
    endpoint::{Endpoint, Vendor},
    symphony::{
        OneUid, StreamId, Uid, connections::*, followers::*, login::*, presence::*, rooms::*, rooms_before::*,
        streams::*, users::*,
    },
};

use super::{goes_round, number};
use crate::any::{check, some_text, text};

fn uid() -> impl Strategy<Value = Uid> {
    any::<i64>().prop_map(Uid)
}

fn stream() -> impl Strategy<Value = StreamId> {
    "[A-Za-z0-9_-]{1,40}".prop_map(|text| StreamId::new(&text))
}

fn truth() -> impl Strategy<Value = Option<bool>> {
    of(any::<bool>())
}

fn user() -> impl Strategy<Value = OneUid> {
    uid().prop_map(|id| OneUid { id })
}

fn tags() -> impl Strategy<Value = Option<Vec<RoomTag>>> {
    of(vec((text(), text()).prop_map(|(key, value)| RoomTag { key, value }), 1..3))
}

fn attributes() -> impl Strategy<Value = V3RoomAttributes> {
    let texts = (some_text(), some_text(), some_text(), some_text());
    (texts, tags(), vec(truth(), 10)).prop_map(
        |((name, description, sub_type, pinned_message_id), keywords, truths)| V3RoomAttributes {
            name,
            keywords,
            description,
            members_can_invite: truths[0],
            discoverable: truths[1],
            public: truths[2],
            read_only: truths[3],
            copy_protected: truths[4],
            cross_pod: truths[5],
            view_history: truths[6],
            multi_lateral_room: truths[7],
            scheduled_meeting: truths[8],
            sub_type,
            pinned_message_id,
            group_chat: truths[9],
        },
    )
}

fn attributes_v1() -> impl Strategy<Value = RoomAttributes> {
    (some_text(), tags(), some_text(), truth(), truth()).prop_map(
        |(name, keywords, description, members_can_invite, discoverable)| RoomAttributes {
            name,
            keywords,
            description,
            members_can_invite,
            discoverable,
        },
    )
}

fn attributes_v2() -> impl Strategy<Value = V2RoomAttributes> {
    (some_text(), tags(), some_text(), vec(truth(), 5)).prop_map(|(name, keywords, description, truths)| {
        V2RoomAttributes {
            name,
            keywords,
            description,
            members_can_invite: truths[0],
            discoverable: truths[1],
            public: truths[2],
            read_only: truths[3],
            copy_protected: truths[4],
        }
    })
}

fn room_create() -> impl Strategy<Value = RoomCreate> {
    (attributes_v1(), vec(truth(), 3)).prop_map(|(room_attributes, truths)| RoomCreate {
        room_attributes,
        immutable_room_attributes: ImmutableRoomAttributes {
            public: truths[0],
            read_only: truths[1],
            copy_protected: truths[2],
        },
    })
}

fn criteria() -> impl Strategy<Value = RoomSearchCriteria> {
    let who = (of(user()), of(user()), of(user()));
    (text(), vec("[a-z]{1,9}", 0..3), truth(), truth(), who, some_text(), some_text()).prop_map(
        |(query, labels, active, private, (owner, creator, member), sort_order, sub_type)| RoomSearchCriteria {
            query,
            labels,
            active,
            private,
            owner,
            creator,
            member,
            sort_order,
            sub_type,
        },
    )
}

fn search() -> impl Strategy<Value = UserSearchQuery> {
    let filters = (vec("[A-Z]{1,9}", 0..3), vec(some_text(), 7)).prop_map(|(account_types, texts)| {
        let [title, company, location, market_coverage, responsibility, function, instrument] =
            texts.try_into().unwrap();
        UserSearchFilter {
            account_types,
            title,
            company,
            location,
            market_coverage,
            responsibility,
            function,
            instrument,
        }
    });
    (some_text(), of(filters)).prop_map(|(query, filters)| UserSearchQuery { query, filters })
}

fn request() -> impl Strategy<Value = ConnectionRequest> {
    uid().prop_map(|user_id| ConnectionRequest { user_id })
}

fn filter() -> impl Strategy<Value = StreamFilter> {
    let kind = "[A-Z]{1,5}".prop_map(|kind| StreamType { kind });
    (vec(kind, 0..3), truth())
        .prop_map(|(stream_types, include_inactive_streams)| StreamFilter { stream_types, include_inactive_streams })
}

requests! {
    authenticate_with_key: AuthenticateWithKey { token: text() }
    authenticate_with_key_manager: AuthenticateWithKeyManager { token: text() }
    authenticate_app: AuthenticateApp { token: text() }
    act_as_user: ActAsUser { user_id: uid() }
    act_as_user_by_name: ActAsUserByName { username: "[a-z@./ ü]{1,20}" }
    end_session: EndSession {}
    get_session_info: GetSessionInfo {}
    get_session_info_v1: GetSessionInfoV1 {}
    get_user: GetUser { uid: of(uid()), email: some_text(), username: some_text(), local: truth() }
    get_user_v1: GetUserV1 { email: text(), local: truth() }
    get_user_by_name: GetUserByName { user_name: "[a-z@./ ü]{1,20}" }
    get_users: GetUsers { uid: some_text(), email: some_text(), username: some_text(), local: truth(), active: truth() }
    search_users: SearchUsers { skip: number(), limit: number(), local: truth(), search: search() }
    get_manifest: GetManifest {}
    update_manifest: UpdateManifest { manifest: text() }
    list_languages: ListLanguages {}
    follow_user: FollowUser { uid: uid(), followers: vec(uid(), 0..3) }
    unfollow_user: UnfollowUser { uid: uid(), followers: vec(uid(), 0..3) }
    list_followers: ListFollowers { uid: uid(), limit: number(), before: some_text(), after: some_text() }
    list_following: ListFollowing { uid: uid(), limit: number(), before: some_text(), after: some_text() }
    create_room: CreateRoom { attributes: attributes() }
    get_room: GetRoom { id: stream() }
    update_room: UpdateRoom { id: stream(), attributes: attributes() }
    search_rooms: SearchRooms { skip: number(), limit: number(), criteria: criteria() }
    set_room_active: SetRoomActive { id: stream(), active: any::<bool>() }
    list_room_members: ListRoomMembers { id: stream() }
    add_room_member: AddRoomMember { id: stream(), user: user() }
    remove_room_member: RemoveRoomMember { id: stream(), user: user() }
    promote_owner: PromoteOwner { id: stream(), user: user() }
    demote_owner: DemoteOwner { id: stream(), user: user() }
    create_room_v1: CreateRoomV1 { room: room_create() }
    create_room_v2: CreateRoomV2 { attributes: attributes_v2() }
    get_room_v1: GetRoomV1 { id: stream() }
    get_room_v2: GetRoomV2 { id: stream() }
    update_room_v1: UpdateRoomV1 { id: stream(), attributes: attributes_v1() }
    update_room_v2: UpdateRoomV2 { id: stream(), attributes: attributes_v2() }
    search_rooms_v2: SearchRoomsV2 { skip: number(), limit: number(), criteria: criteria() }
    list_room_members_v1: ListRoomMembersV1 { id: stream() }
    create_im: CreateIm { users: vec(uid(), 0..3) }
    get_im: GetIm { id: stream() }
    update_im: UpdateIm { id: stream(), attributes: some_text().prop_map(|pinned_message_id| V1ImAttributes { pinned_message_id }) }
    list_streams: ListStreams { skip: number(), limit: number(), filter: filter() }
    get_stream: GetStream { sid: stream() }
    get_own_presence: GetOwnPresence {}
    set_own_presence: SetOwnPresence { soft: truth(), presence: text().prop_map(|category| PresenceStatus { category }) }
    set_presence: SetPresence {
        soft: truth(), presence: (text(), uid()).prop_map(|(category, user_id)| UserPresence { category, user_id }),
    }
    get_presence: GetPresence { uid: uid(), local: truth() }
    get_presence_v1: GetPresenceV1 { uid: uid() }
    list_presence: ListPresence { last_user_id: of(uid()), limit: number() }
    list_presence_v1: ListPresenceV1 {}
    create_presence_feed: CreatePresenceFeed {}
    read_presence_feed: ReadPresenceFeed { feed_id: "[a-z0-9-]{1,36}" }
    delete_presence_feed: DeletePresenceFeed { feed_id: "[a-z0-9-]{1,36}" }
    register_presence_interest: RegisterPresenceInterest { users: vec(uid(), 0..3) }
    create_connection: CreateConnection { request: request() }
    accept_connection: AcceptConnection { request: request() }
    reject_connection: RejectConnection { request: request() }
    list_connections: ListConnections { status: some_text(), user_ids: some_text() }
    get_connection: GetConnection { user_id: uid() }
    remove_connection: RemoveConnection { uid: uid() }
}
