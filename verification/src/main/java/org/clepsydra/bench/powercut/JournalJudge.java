package org.clepsydra.bench.powercut;

import java.util.List;
import org.clepsydra.oracle.JournalOracle;

/**
 * Holds the journal that a store kept over any number of losses of power to one chain: from number
 * 0 on every record that the store took whole, none of a number of another; where one was cut
 * short, its number is left out and the next says so.
 */
final class JournalJudge {
    private final Complaint complaint;

    JournalJudge(Complaint complaint) {
        this.complaint = complaint;
    }

    /**
     * Judges all places, oldest first.
     *
     * @param saidLost records that the core said its full ring had lost: so many may be missing
     */
    void judge(List<long[]> places, long saidLost) {
        long missing = 0;
        JournalOracle oracle = new JournalOracle();
        int torn = 0;
        for (int i = 0; i < places.size(); i++) {
            long due = oracle.expected();
            long[] record = places.get(i);
            JournalOracle.Finding finding = oracle.take(record);
            boolean whole = finding != JournalOracle.Finding.TORN;
            boolean right = torn > 0 ? finding == JournalOracle.Finding.NOTED : follows(finding);
            boolean gap = finding == JournalOracle.Finding.BREAKS && torn == 0 && record[0] > due;
            missing += gap ? record[0] - due : 0;
            boolean lost = gap && missing <= saidLost;
            if (whole && !lost && !(right && record[0] == due + torn)) {
                complaint.say("journal place " + i + ", record " + due + ": " + finding);
            }
            torn = whole ? 0 : torn + 1;
        }
    }

    private static boolean follows(JournalOracle.Finding finding) {
        return finding == JournalOracle.Finding.FOLLOWS;
    }
}
