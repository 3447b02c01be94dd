//! The words after the command.

use crate::failure::Result;

/// What is left of the command line.
pub(crate) struct Options(Vec<String>);

impl Options {
    /// The arguments after the command's name.
    pub(crate) fn new(arguments: Vec<String>) -> Self {
        Self(arguments)
    }

    /// Takes `--name VALUE` or `--name=VALUE`.
    pub(crate) fn value(&mut self, name: &str) -> Result<Option<String>> {
        let with_equals = format!("{name}=");
        let Some(at) = self.0.iter().position(|word| word == name || word.starts_with(&with_equals)) else {
            return Ok(None);
        };
        let word = self.0.remove(at);
        if let Some(value) = word.strip_prefix(&with_equals) {
            return Ok(Some(value.to_owned()));
        }
        if at == self.0.len() {
            return Err(format!("{name} wants a value").into());
        }
        Ok(Some(self.0.remove(at)))
    }

    /// Takes `--name`.
    pub(crate) fn flag(&mut self, name: &str) -> bool {
        let at = self.0.iter().position(|word| word == name);
        at.map(|at| self.0.remove(at)).is_some()
    }

    /// Takes the next word that is no option.
    pub(crate) fn word(&mut self) -> Option<String> {
        let at = self.0.iter().position(|word| !word.starts_with('-'))?;
        Some(self.0.remove(at))
    }

    /// Refuses what nobody took.
    pub(crate) fn done(&self) -> Result<()> {
        match self.0.first() {
            None => Ok(()),
            Some(word) => Err(format!("unknown option {word:?}").into()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn options_are_taken_in_any_order() {
        let mut options = Options::new(["--port", "9", "web", "--demo=none"].map(String::from).to_vec());
        assert_eq!(options.value("--demo").unwrap().as_deref(), Some("none"));
        assert_eq!(options.value("--port").unwrap().as_deref(), Some("9"));
        assert_eq!(options.word().as_deref(), Some("web"));
        options.done().unwrap();
    }

    #[test]
    fn unknown_and_incomplete_options_are_refused() {
        assert!(Options::new(vec!["--wat".to_owned()]).done().is_err());
        assert!(Options::new(vec!["--port".to_owned()]).value("--port").is_err());
    }
}
