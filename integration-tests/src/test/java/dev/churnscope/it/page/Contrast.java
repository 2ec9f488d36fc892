// SPDX-License-Identifier: Apache-2.0
package dev.churnscope.it.page;

/** How far text stands out from what is behind it, as browsers computed both. */
final class Contrast {

    /** Defines {@code tooFaint(least)}: texts whose contrast is less, with it. */
    static final String SCRIPT = """
            const parts = (colour) => colour.match(/[\\d.]+/g).map(Number);
            const light = (colour) => {
              const [r, g, b] = parts(colour).slice(0, 3).map((part) => {
                const share = part / 255;
                return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
              });
              return 0.2126 * r + 0.7152 * g + 0.0722 * b;
            };
            const behind = (element) => {
              for (let at = element; at; at = at.parentElement) {
                const colour = getComputedStyle(at).backgroundColor;
                if ((parts(colour)[3] ?? 1) === 1) {
                  return colour;
                }
              }
              return 'rgb(255, 255, 255)';
            };
            window.tooFaint = (least) => {
              const faint = [];
              const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
              for (let node = walker.nextNode(); node; node = walker.nextNode()) {
                const element = node.parentElement;
                if (node.data.trim() && element.checkVisibility() && !element.closest('script, style, template')) {
                  const [a, b] = [light(getComputedStyle(element).color), light(behind(element))];
                  const contrast = (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
                  if (contrast < least) {
                    faint.push(node.data.trim().slice(0, 40) + ' ' + contrast.toFixed(2));
                  }
                }
              }
              return faint;
            };
            """;

    private Contrast() {}
}
