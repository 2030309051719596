package org.clepsydra.port;

/** Where orders enter. */
public interface OperatorPanel {
    /**
     * Puts the next order into {@code into}, if there is one. Waits for nothing, throws nothing.
     */
    void read(OrderFrame into);
}
