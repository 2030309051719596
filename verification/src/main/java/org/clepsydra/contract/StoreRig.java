package org.clepsydra.contract;

import java.util.List;
import org.clepsydra.port.Store;

/** A store on a bench, with a switch in its supply. */
public interface StoreRig {
    /** Erases the store, mends it, and powers on. */
    void begin();

    /**
     * Takes power away and gives it again; what was kept is kept. A cut that waited is forgotten.
     */
    void powerOn();

    /** The store under test; the same until power is next taken. */
    Store store();

    /** Lets {@code ms} milliseconds pass. */
    void pass(int ms);

    /** Records the longest therapy between two readings of the journal may write, by the maker. */
    int recordsOfTherapy();

    /**
     * Points within one append at which power may go, 1 or more: before each word that is written,
     * say, or after each 10 us.
     */
    int cutPoints();

    /**
     * Lets power go at a point within the next append, from 0 at its beginning. Nothing the store
     * is told from then on arrives, until {@link #powerOn}.
     */
    void cutWithinNextAppend(int point);

    /** Until {@link #begin}, keeps the memory from taking a write: a lifted chip select, say. */
    void failMemory();

    /** The records kept, oldest first, read by other means than the store's own code. */
    List<long[]> kept();

    /**
     * Words of a plan image, or of a record, after each of which power may go within a keep; the
     * whole length of the words is the end of it.
     */
    void cutWithinNextKeep(int words);

    /** The words of a slot, read by other means than the store's own code. */
    long[] slot(int slot);

    /**
     * The number that the device's frame says is held of the channel that a slot belongs to; when
     * it has no power, what it said last.
     */
    long held(int slot);

    /** Whether the device has said since {@link #begin} that a record could not be stored. */
    boolean failureSaid();
}
