package org.clepsydra.contract;

/** Waits, as no port may. */
final class Waiting {
    private Waiting() {}

    static void fiveMs() {
        long endNs = System.nanoTime() + 5_000_000;
        while (System.nanoTime() < endNs) {
            Thread.onSpinWait();
        }
    }
}
