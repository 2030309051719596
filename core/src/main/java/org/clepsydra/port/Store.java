package org.clepsydra.port;

/** Non-volatile memory. No method waits for a write, throws or calls back. */
public interface Store {
    /**
     * Appends one journal record; {@code record} belongs to the core and is only read. A store that
     * is full gives up its oldest.
     */
    void append(long[] record);

    /**
     * Fills every slot of {@code into} as it stands, and the places for the last records of the
     * journal. Called once, before the first step.
     */
    void load(StoredState into);

    /**
     * Writes {@code words} to a slot, over what it held. Called at every step until {@link
     * SensorFrame} says that the number is held; a call with the number that is being written
     * changes nothing, one that comes while another write of the same channel is under way may be
     * left to the next step.
     *
     * @param slot one of {@link StateLayout}
     * @param sequence number of the write, rising; those of the two channels are apart
     * @param words belong to the core and are only read, before the call returns
     */
    void keep(int slot, long sequence, long[] words);
}
