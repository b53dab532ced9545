package io.sluice.local.config;

/** How places in a file are written: {@code accounts[0].risk.maxLeverage}. */
final class KeyPath {
    private KeyPath() {}

    static String child(String parent, String key) {
        return parent.isEmpty() ? key : parent + "." + key;
    }

    static String item(String parent, int index) {
        return parent + "[" + index + "]";
    }
}
