//! The inline scripts of the page, named by their hashes so that no other may run.

use base64::{Engine as _, engine::general_purpose::STANDARD};
use sha2::{Digest, Sha256};

/// `sha256-…` of each inline script of the page `html`.
pub(super) fn hashes(html: &[u8]) -> Vec<String> {
    let html = String::from_utf8_lossy(html);
    let mut hashes = Vec::new();
    let mut rest = &*html;
    while let Some(at) = rest.find("<script") {
        rest = &rest[at..];
        let (Some(open), Some(close)) = (rest.find('>'), rest.find("</script>")) else { break };
        if open < close {
            let (tag, body) = (&rest[..open], &rest[open + 1..close]);
            if !tag.contains(" src=") && !body.is_empty() {
                hashes.push(format!("sha256-{}", STANDARD.encode(Sha256::digest(body.as_bytes()))));
            }
        }
        rest = &rest[close + "</script>".len()..];
    }
    hashes
}

#[cfg(test)]
mod tests {
    use super::hashes;

    #[test]
    fn only_inline_scripts_count() {
        let page = br#"<script src="/x.js"></script><script type="module">a()</script><script></script><p><script>b()</script>"#;
        let found = hashes(page);
        assert_eq!(found.len(), 2);
        // printf 'b()' | openssl dgst -sha256 -binary | base64
        assert!(found.iter().all(|hash| hash.starts_with("sha256-") && hash.len() == 51), "{found:?}");
    }
}
