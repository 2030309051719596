package org.clepsydra.port;

/** Where readings enter. */
public interface Sensors {
    /** Fills every field of {@code into}. Waits for nothing, throws nothing. */
    void read(SensorFrame into);

    /** Puts sensors under the tests given as bits of {@link SensorTests}, from now on. */
    void test(int tests);
}
