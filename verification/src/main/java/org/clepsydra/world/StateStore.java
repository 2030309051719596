package org.clepsydra.world;

import java.util.Arrays;
import java.util.List;
import org.clepsydra.port.PlanLayout;
import org.clepsydra.port.StateLayout;
import org.clepsydra.port.Store;
import org.clepsydra.port.StoredState;

/**
 * Non-volatile memory that takes its time: a write waits, then goes word by word, and a loss of
 * power leaves what was written so far. It outlives every world. The two channels write at the same
 * time; each has one write under way at most.
 */
public final class StateStore implements Store {
    private static final int CHANNELS = 2;

    private final long[][] slots = new long[StateLayout.SLOTS][];
    private final long[] writes = new long[StateLayout.SLOTS];
    private final Write[] underWay = new Write[CHANNELS];
    private final long[] held = new long[CHANNELS];
    private final long[] waitUs;
    private final long usPerWord;
    private boolean failed;
    private boolean early;
    private final JournalStore journal;
    private long records;

    /** A write: what, where to, and how far it has come. */
    private static final class Write {
        final int slot;
        final long sequence;
        final long[] words;
        long waitUs;
        int written;

        Write(int slot, long sequence, long[] words, long waitUs) {
            this.slot = slot;
            this.sequence = sequence;
            this.words = words;
            this.waitUs = waitUs;
        }
    }

    /**
     * @param controlWaitUs time before the first word of a write of the control channel, 0 us or
     *     more
     * @param monitorWaitUs the same of the monitor
     * @param usPerWord time for each word, 1 us or more
     */
    public StateStore(long controlWaitUs, long monitorWaitUs, long usPerWord) {
        this(controlWaitUs, monitorWaitUs, usPerWord, new JournalStore(usPerWord));
    }

    private StateStore(
            long controlWaitUs, long monitorWaitUs, long usPerWord, JournalStore journal) {
        waitUs = new long[] {controlWaitUs, monitorWaitUs};
        this.usPerWord = usPerWord;
        this.journal = journal;
        Arrays.setAll(slots, s -> new long[wordsOf(s)]);
    }

    /** A store that holds what another does now, with nothing under way. */
    public StateStore(StateStore other) {
        this(other.waitUs[0], other.waitUs[1], other.usPerWord, new JournalStore(other.journal));
        for (int slot = 0; slot < StateLayout.SLOTS; slot++) {
            slots[slot] = other.slots[slot].clone();
        }
    }

    private static int wordsOf(int slot) {
        return slot == StateLayout.PLAN ? PlanLayout.WORDS : StateLayout.WORDS;
    }

    private static int channelOf(int slot) {
        return slot == StateLayout.MONITOR_A || slot == StateLayout.MONITOR_B ? 1 : 0;
    }

    @Override
    public void append(long[] record) {
        records++;
        journal.append(record);
    }

    /**
     * Every place of the journal, oldest first, those with a record cut short too; of a store that
     * was made from another, the last eight of that and what came since.
     */
    public List<long[]> journal() {
        return journal.places();
    }

    /** Journal records taken so far. */
    public long records() {
        return records;
    }

    @Override
    public void load(StoredState into) {
        for (int slot = 0; slot < StateLayout.SLOTS; slot++) {
            System.arraycopy(slots[slot], 0, into.slot(slot), 0, slots[slot].length);
        }
        journal.load(into);
    }

    @Override
    public void keep(int slot, long sequence, long[] words) {
        int channel = channelOf(slot);
        if (underWay[channel] == null && held[channel] != sequence) {
            underWay[channel] =
                    new Write(slot, sequence, Arrays.copyOf(words, wordsOf(slot)), waitUs[channel]);
            writes[slot]++;
            held[channel] = early ? sequence : held[channel];
        }
    }

    /** Fault: from now on no write comes to its end. */
    public void fail() {
        failed = true;
    }

    /** Fault: from now on a write is said to be held when it is handed over. */
    public void sayTooEarly() {
        early = true;
    }

    /** Lets {@code spanUs} pass. */
    public void advance(long spanUs) {
        for (int channel = 0; channel < CHANNELS; channel++) {
            if (underWay[channel] != null && !failed) {
                advance(channel, underWay[channel], spanUs);
            }
        }
        if (!failed) {
            journal.advance(spanUs);
        }
    }

    private void advance(int channel, Write write, long spanUs) {
        long leftUs = write.waitUs - spanUs;
        write.waitUs = leftUs;
        // Below zero it has been writing so long.
        int due = leftUs > 0 ? 0 : (int) Math.min(write.words.length, -leftUs / usPerWord);
        for (; write.written < due; write.written++) {
            slots[write.slot][write.written] = write.words[write.written];
        }
        if (write.written == write.words.length) {
            held[channel] = write.sequence;
            underWay[channel] = null;
        }
    }

    /** Number of the last write that is held whole since power-on, of the control channel. */
    public long controlStored() {
        return held[0];
    }

    /** The same of the monitor. */
    public long monitorStored() {
        return held[1];
    }

    /** How often a slot was written, or begun to be. */
    public long writes(int slot) {
        return writes[slot];
    }

    /** The slot that a channel is writing, or -1. 0 is the control channel, 1 the monitor. */
    public int writing(int channel) {
        return underWay[channel] == null ? -1 : underWay[channel].slot;
    }

    /** What a channel is writing. */
    public long[] words(int channel) {
        return underWay[channel].words.clone();
    }

    /** How many words of it have been written. */
    public int written(int channel) {
        return underWay[channel].written;
    }

    /** Puts a word into a slot, as a loss of power may. */
    public void put(int slot, int index, long word) {
        slots[slot][index] = word;
    }

    /** A word of a slot. */
    public long word(int slot, int index) {
        return slots[slot][index];
    }

    /**
     * Power goes: the word that was being written is left as a mixture.
     *
     * @param noise which bits of it are new, and for an even number which have become noise
     */
    public void cut(long noise) {
        for (int channel = 0; channel < CHANNELS; channel++) {
            cut(channel, noise);
        }
    }

    /**
     * The same of one channel alone: 0 the control channel, whose the journal is, 1 the monitor.
     */
    public void cut(int channel, long noise) {
        Write write = underWay[channel];
        if (write != null && write.waitUs <= 0) {
            int at = write.written;
            slots[write.slot][at] = torn(slots[write.slot][at], write.words[at], noise);
        }
        underWay[channel] = null;
        held[channel] = 0;
        if (channel == 0) {
            journal.cut(noise);
        }
    }

    /** A word cut short: some bits new and some old, or noise for an even {@code noise}. */
    public static long torn(long old, long fresh, long noise) {
        long mixed = (old & ~noise) | (fresh & noise);
        return noise % 2 == 0 ? mixed ^ noise : mixed;
    }
}
