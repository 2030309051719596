package org.clepsydra.port;

/** Where readings enter. */
public interface Sensors {
    /** Fills every field of {@code into}. Waits for nothing, throws nothing. */
    void read(SensorFrame into);

    /** Puts sensors under the tests given as bits of {@link SensorTests}, from now on. */
    void test(int tests);

    /**
     * Begins the self-test {@code test}, one of {@link SelfTestBits}, or goes on with it where it
     * was asked for before; 0 for none. A device whose record names none has nothing to do.
     */
    default void selfTest(int test) {}
}
