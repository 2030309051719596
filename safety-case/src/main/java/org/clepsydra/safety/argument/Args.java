package org.clepsydra.safety.argument;

import java.util.Map;

/** Arguments of a predicate; which there are was checked before. */
record Args(Map<String, String> byName) {

    String text(String name) {
        return byName.getOrDefault(name, "");
    }

    Glob glob(String name) {
        return new Glob(text(name));
    }

    /** A number, or the other when it is not given. */
    double number(String name, double other) {
        return byName.containsKey(name) ? Double.parseDouble(text(name)) : other;
    }
}
