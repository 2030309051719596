package org.clepsydra.contract;

/** Waits, as no port may. */
final class Waiting {
    private Waiting() {}

    static void twoAndAHalfMs() {
        long endNs = System.nanoTime() + 2_500_000;
        while (System.nanoTime() < endNs) {
            Thread.onSpinWait();
        }
    }
}
