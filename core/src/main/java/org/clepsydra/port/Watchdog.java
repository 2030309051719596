package org.clepsydra.port;

/** The hardware watchdog. */
public interface Watchdog {
    /** Told once a step that came to its end; {@code token} differs from the one before. */
    void kick(int token);
}
