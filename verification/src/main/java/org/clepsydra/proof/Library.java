package org.clepsydra.proof;

import java.util.Map;

/** What is taken as read of {@code java.lang}. */
final class Library {
    private Library() {}

    static void into(Arithmetic arithmetic, Map<String, Contract> contracts) {
        contracts.put(
                "java/lang/Math.min",
                (path, a) -> arithmetic.lesser((Whole) a.get(0), (Whole) a.get(1)));
        contracts.put(
                "java/lang/Math.max",
                (path, a) -> arithmetic.greater((Whole) a.get(0), (Whole) a.get(1)));
        contracts.put("java/lang/Object.<init>", (path, a) -> null);
    }
}
