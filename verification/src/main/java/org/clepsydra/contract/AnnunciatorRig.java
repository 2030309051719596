package org.clepsydra.contract;

import org.clepsydra.port.Annunciator;

/** Where alarms are seen and heard, watched by someone or something that is not the software. */
public interface AnnunciatorRig {
    /** Takes power away and gives it again, and waits until the device is up. */
    void powerOn();

    /** The annunciator under test; the same until the next {@link #powerOn}. */
    Annunciator annunciator();

    /** Lets {@code ms} milliseconds pass. */
    void pass(int ms);

    /** Whether every lamp was seen and every sounder heard since power-on. */
    boolean allSeenAndHeard();

    /** The priority that is shown and heard now, 0 to 3. */
    int priority();

    /** Whether the sounder is heard now. */
    boolean sounds();

    /** Whether the alarm light is lit now. */
    boolean lit();

    /** The conditions shown now, one bit each, by alarm code. */
    long conditions();
}
