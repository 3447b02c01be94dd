//! What a user's fields may hold.

use ::api::error::ErrorKind;

use crate::refusal::Refusal;

const NAME_CHARACTERS: usize = 100;
const PHONE_CHARACTERS: usize = 40;
const BIO_CHARACTERS: usize = 2_000;
const EMAIL_CHARACTERS: usize = 254;
const MOST_SKILLS: usize = 50;
const SKILL_CHARACTERS: usize = 50;

/// A one-line text without blanks around it; none when it is empty.
pub(super) fn line(field: &str, text: Option<String>) -> Result<Option<String>, Refusal> {
    let longest = if field == "phone" { PHONE_CHARACTERS } else { NAME_CHARACTERS };
    let Some(text) = text else { return Ok(None) };
    let text = text.trim();
    if text.chars().count() > longest || text.contains(char::is_control) {
        return Err(Refusal::invalid(field, format!("{field} must be one line of at most {longest} characters")));
    }
    Ok(Some(text.to_owned()).filter(|text| !text.is_empty()))
}

/// What people say about themselves; none when it is empty.
pub(super) fn bio(text: &str) -> Result<Option<String>, Refusal> {
    if text.chars().count() > BIO_CHARACTERS {
        return Err(Refusal::invalid("bio", format!("bio may have {BIO_CHARACTERS} characters")));
    }
    Ok(Some(text.trim().to_owned()).filter(|text| !text.is_empty()))
}

/// An e-mail address in lower case.
pub(crate) fn email(text: &str) -> Result<String, Refusal> {
    let email = text.trim().to_lowercase();
    let parts = email.split_once('@').filter(|(local, host)| {
        !local.is_empty()
            && !host.contains('@')
            && host.split('.').count() > 1
            && host.split('.').all(|label| !label.is_empty())
    });
    let clean = !email.contains(|c: char| c.is_whitespace() || c.is_control() || "<>,;\"()".contains(c));
    if parts.is_none() || !clean || email.len() > EMAIL_CHARACTERS {
        return Err(Refusal::invalid("email", "email must be an e-mail address, such as ada@example.com"));
    }
    Ok(email)
}

/// Skills: each once, without empty ones.
pub(super) fn skills(given: &[String]) -> Result<Vec<String>, Refusal> {
    let mut skills: Vec<String> = Vec::new();
    for skill in given.iter().map(|skill| skill.trim()).filter(|skill| !skill.is_empty()) {
        if skill.chars().count() > SKILL_CHARACTERS {
            return Err(Refusal::invalid("skill", format!("a skill may have {SKILL_CHARACTERS} characters")));
        }
        if !skills.iter().any(|known| known == skill) {
            skills.push(skill.to_owned());
        }
    }
    if skills.len() > MOST_SKILLS {
        return Err(Refusal::invalid("skill", format!("a user may have {MOST_SKILLS} skills")));
    }
    Ok(skills)
}

/// Something that is there already.
pub(super) fn conflict(field: &str, message: impl Into<String>) -> Refusal {
    Refusal { field: Some(field.to_owned()), ..Refusal::new(ErrorKind::Conflict, message) }
}
