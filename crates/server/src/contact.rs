//! E-mail addresses and telephone numbers as they are compared, for the vendors that tell people apart by them.

/// An e-mail address as compared; `None` for what is none.
pub(crate) fn email_key(text: &str) -> Option<String> {
    let text = text.trim();
    let (name, host) = text.rsplit_once('@')?;
    let is_host = host.split('.').count() > 1 && host.split('.').all(|part| !part.is_empty());
    let is_plain = text.len() <= 254
        && !text.contains(|char: char| char.is_whitespace() || char.is_control() || "<>,;".contains(char));
    (is_host && !name.is_empty() && is_plain).then(|| text.to_lowercase())
}

/// A telephone number as compared: `+` and digits. `None` for what is none.
pub(crate) fn phone_key(text: &str) -> Option<String> {
    let bare = text.chars().filter(|char| !" -().".contains(*char)).collect::<String>();
    let digits = bare.strip_prefix('+')?;
    let is_number = (5..=15).contains(&digits.len()) && digits.bytes().all(|byte| byte.is_ascii_digit());
    is_number.then_some(bare)
}
