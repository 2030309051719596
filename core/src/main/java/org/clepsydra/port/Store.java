package org.clepsydra.port;

/** Non-volatile memory. */
public interface Store {
    /** Appends one journal record; {@code record} belongs to the core and is only read. */
    void append(long[] record);
}
