// On a phone one panel is seen at a time; on a wide screen going to a panel moves the focus there.

import { byId } from './dom.js';

/** @param focusId the element inside the view that takes the focus; the panel itself where none is named */
export function goTo(view, focusId = `${view}-panel`) {
    document.body.dataset.view = view;
    document.querySelectorAll('[data-goto]').forEach(button => {
        if (button.dataset.goto === view) {
            button.setAttribute('aria-current', 'true');
        } else {
            button.removeAttribute('aria-current');
        }
    });
    if (view !== 'chart' || focusId === 'chart') {
        byId(focusId).focus({ preventScroll: true });
    }
}

export function startViews() {
    document.querySelectorAll('[data-goto]').forEach(button => button.addEventListener('click', () => goTo(button.dataset.goto)));
}
