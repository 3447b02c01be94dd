//! Writes `index.html` with the names that this build's files have.

use super::areas::Area;

/// The page of a build: what Trunk is told goes, what the browser has to load comes. `areas` is empty when the app is in one piece.
///
/// Scripts and modules are named early so that they load beside one another; the page itself needs nothing from elsewhere.
pub(super) fn page(source: &str, folder: &str, areas: &[Area]) -> String {
    let mut lines = Vec::new();
    for line in source.lines() {
        if line.contains("data-trunk") {
            continue;
        }
        if line.trim() == "</head>" {
            lines.extend(head(folder, areas));
        }
        lines.push(line.trim().to_owned());
    }
    lines.retain(|line| !line.is_empty());
    lines.join("\n") + "\n"
}

fn head(folder: &str, areas: &[Area]) -> Vec<String> {
    let mut lines = vec![
        format!(
            r#"<link rel="preload" href="{folder}/rotunda_bg.wasm" as="fetch" type="application/wasm" crossorigin>"#
        ),
        format!(r#"<link rel="modulepreload" href="{folder}/rotunda.js">"#),
    ];
    if !areas.is_empty() {
        lines.push(format!("<script>{}</script>", preload_area(folder, areas)));
    }
    lines.push(format!(r#"<link rel="stylesheet" href="{folder}/rotunda.css">"#));
    lines.push(format!(
        r#"<script type="module">import start from "{folder}/rotunda.js";start({{module_or_path:"{folder}/rotunda_bg.wasm"}})</script>"#
    ));
    lines
}

/// Fetches the chunks of the area that the address names, Feeds for none, beside the main module instead of after it.
fn preload_area(folder: &str, areas: &[Area]) -> String {
    let list = |area: &Area| area.files.iter().map(|file| format!("{file:?}")).collect::<Vec<_>>().join(",");
    let table: Vec<String> = areas.iter().map(|area| format!("{}:[{}]", area.name, list(area))).collect();
    let table = table.join(",");
    format!(
        r#"for(const file of {{{table}}}[location.pathname.split("/")[1]||"feeds"]||[])document.head.append(Object.assign(document.createElement("link"),{{rel:"preload",as:"fetch",crossOrigin:"",href:"{folder}/"+file}}))"#
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    const SOURCE: &str = "<html>\n  <head>\n    <script>a()</script>\n    <link data-trunk rel=\"rust\">\n  </head>\n  <body></body>\n</html>\n";

    #[test]
    fn page_names_the_files_after_its_own_scripts() {
        let feeds = Area { name: "feeds".to_owned(), files: vec!["feeds.wasm".to_owned()] };
        let page = page(SOURCE, "/a/12", &[feeds]);
        assert!(!page.contains("data-trunk"));
        let place = |text: &str| page.find(text).unwrap();
        assert!(place("<script>a()") < place("/a/12/rotunda_bg.wasm"));
        assert!(place("feeds.wasm") < place("/a/12/rotunda.css"));
        assert!(page.contains(r#"{feeds:["feeds.wasm"]}"#));
        assert!(place("type=\"module\"") < place("</head>"));
    }

    #[test]
    fn page_of_an_unsplit_build_names_no_chunks() {
        assert!(!page(SOURCE, "/a/12", &[]).contains("createElement"));
    }
}
