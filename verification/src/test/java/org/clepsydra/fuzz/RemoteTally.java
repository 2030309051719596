package org.clepsydra.fuzz;

/** What a flood has reached. */
public final class RemoteTally {
    private final long[] verdicts = new long[RemoteOracle.PROPOSED + 1];

    /** Steps in which the pumps were held against each other. */
    long steps;

    /** Plans from afar that were loaded. */
    long taken;

    /** Of these, those that were begun. */
    long begun;

    /** Therapies of either kind that came to their end. */
    long done;

    /** LOAD from afar of what nobody vouches for. */
    long notAuthentic;

    /** LOAD from afar of what was not proposed. */
    long notProposed;

    /** LOAD from afar of what was proposed, and refused as any plan. */
    long refused;

    /** Proposals that nobody took up in 600 s. */
    long expired;

    /** Records of the journal. */
    long records;

    /** Steps of both with an alarm. */
    long alarmed;

    void count(int verdict) {
        verdicts[verdict]++;
    }

    /** Messages with that verdict. */
    public long verdicts(int code) {
        return verdicts[code];
    }

    /** All messages. */
    public long messages() {
        long all = 0;
        for (int code = RemoteOracle.DAMAGED; code <= RemoteOracle.PROPOSED; code++) {
            all += verdicts[code];
        }
        return all;
    }

    /** The least of what else is to be reached. */
    public long least() {
        long loads = Math.min(Math.min(notAuthentic, notProposed), refused);
        long therapies = Math.min(Math.min(taken, begun), done);
        return Math.min(Math.min(loads, therapies), Math.min(expired, Math.min(records, alarmed)));
    }

    /** Takes in what another has reached. */
    public void add(RemoteTally other) {
        for (int i = 0; i < verdicts.length; i++) {
            verdicts[i] += other.verdicts[i];
        }
        steps += other.steps;
        taken += other.taken;
        begun += other.begun;
        done += other.done;
        notAuthentic += other.notAuthentic;
        notProposed += other.notProposed;
        refused += other.refused;
        expired += other.expired;
        records += other.records;
        alarmed += other.alarmed;
    }

    /** For a log. */
    public String shown() {
        StringBuilder text = new StringBuilder("messages by verdict:");
        for (long n : verdicts) {
            text.append(" " + n);
        }
        text.append("\nsteps " + steps + ", plans from afar " + taken + ", begun " + begun);
        text.append(", therapies at their end " + done + "\nnot authentic " + notAuthentic);
        text.append(", not proposed " + notProposed + ", refused as any " + refused);
        text.append(", proposals too old " + expired + "\nrecords " + records);
        text.append(", steps with an alarm " + alarmed);
        return text.toString();
    }
}
