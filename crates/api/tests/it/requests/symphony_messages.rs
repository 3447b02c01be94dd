//! Symphony's messages, datafeeds, and streams of all.

use bytes::Bytes;
use proptest::{collection::vec, option::of, prelude::*};
use rotunda_api::{
    endpoint::{Endpoint, Vendor},
    symphony::{
        Mid, OneUid, StreamId, Uid, datafeeds::*, message_records::*, messages::*, stream_administration::*, streams::*,
    },
    uploads::Upload,
    workdrive::FileId,
};

use super::{goes_round, number};
use crate::any::{check, id, some_text, text};

fn uid() -> impl Strategy<Value = Uid> {
    any::<i64>().prop_map(Uid)
}

fn sid() -> impl Strategy<Value = StreamId> {
    "[A-Za-z0-9_-]{1,40}".prop_map(|text| StreamId::new(&text))
}

fn mid() -> impl Strategy<Value = Mid> {
    "[A-Za-z0-9_-]{1,40}".prop_map(|text| Mid::new(&text))
}

fn files() -> impl Strategy<Value = Vec<Upload>> {
    let file = (text(), text(), vec(any::<u8>(), 0..40));
    vec(file.prop_map(|(name, mime, data)| Upload { name, mime, data: Bytes::from(data) }), 0..3)
}

fn filter() -> impl Strategy<Value = StreamFilter> {
    let kinds = vec("[A-Z]{1,5}".prop_map(|kind| StreamType::from(&*kind)), 0..3);
    (kinds, of(any::<bool>()))
        .prop_map(|(stream_types, include_inactive_streams)| StreamFilter { stream_types, include_inactive_streams })
}

fn admin_filter() -> impl Strategy<Value = V2AdminStreamFilter> {
    let kinds = vec("[A-Z]{1,5}".prop_map(|kind| StreamType::from(&*kind)), 0..3);
    let texts = (some_text(), some_text(), some_text(), some_text());
    (kinds, texts, of(any::<i64>()), of(any::<i64>())).prop_map(
        |(stream_types, (scope, origin, status, privacy), start_date, end_date)| V2AdminStreamFilter {
            stream_types,
            scope,
            origin,
            status,
            privacy,
            start_date,
            end_date,
        },
    )
}

fn criteria() -> impl Strategy<Value = MessageSearchQuery> {
    let texts = (some_text(), some_text(), some_text(), some_text());
    let numbers = (of(uid()), of(uid()), of(any::<i64>()), of(any::<i64>()));
    (texts, of(sid()), numbers).prop_map(
        |((text, stream_type, hashtag, cashtag), stream_id, (author, mention, from_date, to_date))| {
            MessageSearchQuery { text, stream_id, stream_type, author, hashtag, cashtag, mention, from_date, to_date }
        },
    )
}

requests! {
    create_message: CreateMessage {
        sid: sid(), message: text(), data: some_text(), version: some_text(), attachment: files(), preview: files(),
        reply_to: of(mid()), forward_of: of(mid()), file_ids: vec(id(FileId), 0..3),
    }
    update_message: UpdateMessage {
        sid: sid(), mid: mid(), message: text(), data: some_text(), version: some_text(), silent: of(any::<bool>()),
        attachment: files(), preview: files(),
    }
    blast_message: BlastMessage {
        message: text(), data: some_text(), version: some_text(), sids: vec("[A-Za-z0-9_-]{1,9}", 0..3), attachment: files(),
        preview: files(),
    }
    list_messages: ListMessages { sid: sid(), since: any::<i64>(), skip: number(), limit: number() }
    get_message: GetMessage { id: mid() }
    find_messages: FindMessages { query: text(), skip: number(), limit: number(), sort_dir: some_text() }
    search_messages: SearchMessages { skip: number(), limit: number(), sort_dir: some_text(), criteria: criteria() }
    get_attachment: GetAttachment { sid: sid(), file_id: text(), message_id: mid() }
    list_datafeeds: ListDatafeeds { tag: some_text() }
    create_datafeed: CreateDatafeed { tag: some_text() }
    read_datafeed: ReadDatafeed { id: "[a-z0-9_]{1,36}", ack_id: some_text(), update_presence: of(any::<bool>()) }
    delete_datafeed: DeleteDatafeed { id: "[a-z0-9_]{1,36}" }
    create_datafeed_v4: CreateDatafeedV4 {}
    read_datafeed_v4: ReadDatafeedV4 { id: "[a-z0-9_]{1,36}", limit: number() }
    get_agent_info: GetAgentInfo {}
    get_agent_health: GetAgentHealth {}
    get_message_status: GetMessageStatus { mid: mid() }
    list_message_receipts: ListMessageReceipts { message_id: mid(), before: some_text(), after: some_text() }
    get_message_relationships: GetMessageRelationships { message_id: mid() }
    list_admin_messages: ListAdminMessages {
        message_ids: vec(mid(), 0..3).prop_map(|message_ids| MessageIds { message_ids }),
    }
    suppress_message: SuppressMessage { id: mid() }
    list_stream_attachments: ListStreamAttachments {
        sid: sid(), since: of(any::<i64>()), to: of(any::<i64>()), limit: number(), sort_dir: some_text(),
    }
    list_user_streams: ListUserStreams { uid: uid(), skip: number(), limit: number(), filter: filter() }
    list_admin_streams: ListAdminStreams { skip: number(), limit: number(), filter: admin_filter() }
    create_admin_im: CreateAdminIm { users: vec(uid(), 0..3) }
    set_admin_room_active: SetAdminRoomActive { id: sid(), active: any::<bool>() }
    list_admin_room_members: ListAdminRoomMembers { id: sid(), include_past_members: of(any::<bool>()) }
    add_admin_room_member: AddAdminRoomMember { id: sid(), payload: uid().prop_map(|id| OneUid { id }) }
    remove_admin_room_member: RemoveAdminRoomMember { id: sid(), payload: uid().prop_map(|id| OneUid { id }) }
    list_admin_stream_members: ListAdminStreamMembers { id: sid(), skip: number(), limit: number() }
}
