// Puts one view of Rotunda into another site's page:
//
//   <script src="https://rotunda.example/embed.js" defer></script>
//   <rotunda-view path="/feeds" theme="dark" lang="de"></rotunda-view>
//
// The frame grows with its content. The element fires two events, each with the facts in `event.detail`:
// `rotunda-route` {path, title} when the view moves on, `rotunda-unread` {count} when the number of new items changes.
// The server must list the site's origin under `frame_ancestors`. Nothing here needs storage or cookies.
(() => {
  const script = document.currentScript;
  const origin = new URL(script ? script.src : location.href).origin;

  class RotundaView extends HTMLElement {
    static observedAttributes = ["path", "theme", "lang"];

    connectedCallback() {
      if (this.frame) return;
      this.frame = document.createElement("iframe");
      this.frame.title = this.getAttribute("title") || "Rotunda";
      this.frame.allow = "clipboard-write; fullscreen";
      this.frame.style.cssText = "border:0;display:block;inline-size:100%;block-size:20rem";
      this.style.display ||= "block";
      this.listener = (event) => this.receive(event);
      addEventListener("message", this.listener);
      this.go();
      this.append(this.frame);
    }

    disconnectedCallback() {
      removeEventListener("message", this.listener);
      this.frame?.remove();
      this.frame = undefined;
    }

    attributeChangedCallback(name, before, after) {
      if (this.frame && before !== after) this.go();
    }

    go() {
      const address = new URL(this.getAttribute("path") || "/feeds", origin);
      if (address.origin !== origin) return;
      address.searchParams.set("chrome", "none");
      for (const name of ["theme", "lang"]) {
        const value = this.getAttribute(name);
        if (value) address.searchParams.set(name, value);
      }
      // Tells the view whom to talk to; it answers that origin only.
      address.searchParams.set("host", location.origin);
      this.frame.src = address.href;
    }

    receive(event) {
      if (event.origin !== origin || event.source !== this.frame?.contentWindow) return;
      const { rotunda, ...detail } = event.data ?? {};
      if (rotunda === "height" && Number.isFinite(detail.height)) {
        this.frame.style.blockSize = `${Math.min(Math.max(detail.height, 160), 20000)}px`;
      } else if (rotunda === "route" || rotunda === "unread") {
        this.dispatchEvent(new CustomEvent(`rotunda-${rotunda}`, { detail, bubbles: true }));
      }
    }
  }

  customElements.define("rotunda-view", RotundaView);
})();
