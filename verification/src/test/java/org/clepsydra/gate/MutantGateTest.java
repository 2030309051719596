package org.clepsydra.gate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.clepsydra.gate.MutantGate.Mutant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A hundred mutants of one room, two of them alive; each fault must be named. */
class MutantGateTest {
    @TempDir Path folder;

    @Test
    void holdsWhenEverySurvivorIsExcused() throws IOException {
        assertEquals(List.of(), faults(98, "m98,d98,equivalent", "m99,d99,equivalent"));
    }

    @Test
    void findsASurvivorWithoutExcuse() throws IOException {
        assertOnly("survives unexcused: m99", faults(98, "m98,d98,equivalent"));
    }

    @Test
    void findsAnExcuseWithoutReason() throws IOException {
        assertOnly("no reason: m99", faults(98, "m98,d98,equivalent", "m99,d99, "));
    }

    @Test
    void findsAnExcuseForAMutantThatIsKilledNow() throws IOException {
        assertOnly(
                "stale, killed now: m98", faults(99, "m98,d98,equivalent", "m99,d99,equivalent"));
    }

    @Test
    void keepsAnExcuseForAMutantThatRanOutOfTime() throws IOException {
        List<Mutant> mutants = mutants(98);
        mutants.set(98, new Mutant("seed", "m98", "d98", "TIMED_OUT", 7, "changed", ""));
        Register both = register("m98,d98,equivalent", "m99,d99,equivalent");
        assertEquals(List.of(), new MutantGate(mutants, both, Map.of()).faults());
        mutants.set(98, new Mutant("seed", "m98", "changed", "TIMED_OUT", 7, "changed", ""));
        assertOnly(
                "stale, the code changed: m98", new MutantGate(mutants, both, Map.of()).faults());
    }

    @Test
    void findsAnExcuseForAMutantThatIsGone() throws IOException {
        assertOnly(
                "stale, no such mutant: m100",
                faults(98, "m98,d98,equivalent", "m99,d99,equivalent", "m100,d,equivalent"));
    }

    @Test
    void findsAnExcuseWhoseCodeChanged() throws IOException {
        List<String> faults = faults(98, "m98,d98,equivalent", "m99,other,equivalent");
        assertTrue(faults.stream().anyMatch(f -> f.startsWith("stale, the code changed: m99")));
        assertTrue(faults.stream().anyMatch(f -> f.startsWith("survives unexcused: m99")));
    }

    @Test
    void findsTheSameExcuseTwice() throws IOException {
        assertOnly(
                "twice: m99",
                faults(98, "m98,d98,equivalent", "m99,d99,equivalent", "m99,d99,equivalent"));
    }

    @Test
    void findsARoomBelow95PerCentRawAndTooManyExcuses() throws IOException {
        String[] five = rows(95);
        List<String> at = faults(95, five);
        assertEquals(List.of("more than 3 % excused: 5 of 100"), at);
        String[] six = rows(94);
        assertTrue(faults(94, six).contains("room below 95 % raw: seed"));
        assertEquals(List.of(), faults(97, rows(97)));
    }

    @Test
    void findsThatPitHasNotLooked() throws IOException {
        Register none = register();
        assertEquals(
                List.of("no mutants: PIT has not looked"),
                new MutantGate(List.of(), none, Map.of()).faults());
    }

    /**
     * A hundred mutants of the run, and a class that was judged before with 400, two of them alive.
     */
    @Test
    void countsWhatWasJudgedBefore() throws IOException {
        Map<String, Judged.Row> before =
                Map.of("org.clepsydra.seed.A", new Judged.Row("org.clepsydra.seed.A", "d", 400, 2));
        Register all =
                register(
                        "m98,d98,equivalent",
                        "m99,d99,equivalent",
                        "org.clepsydra.seed.A.a(I)V@1#M,d,equivalent",
                        "org.clepsydra.seed.A.a(I)V@2#M,d,equivalent");
        MutantGate gate = new MutantGate(mutants(98), all, before);
        assertEquals(List.of(), gate.faults());
        assertTrue(gate.table().contains("seed            500     496  99.20%"), gate.table());
        // An excuse that was taken away, or stands for a class that is not judged.
        Register fewer =
                register(
                        "m98,d98,equivalent",
                        "m99,d99,equivalent",
                        "org.clepsydra.seed.A.a(I)V@1#M,d,equivalent");
        assertEquals(
                List.of("2 survived, and fewer are excused: org.clepsydra.seed.A"),
                new MutantGate(mutants(98), fewer, before).faults());
        Register other =
                register(
                        "m98,d98,equivalent",
                        "m99,d99,equivalent",
                        "org.clepsydra.seed.B.a(I)V@1#M,d,equivalent");
        assertOnly(
                "stale, no such mutant: org.clepsydra.seed.B",
                new MutantGate(mutants(98), other, Map.of()).faults());
    }

    @Test
    void findsThatTheSameCodeHasOtherMutants() {
        Judged judged = new Judged();
        judged.put(new Judged.Row("A", "d", 10, 0));
        assertEquals(
                List.of("judged with 10 mutants, and has 9: A"),
                MutantGate.otherwise(List.of(new Judged.Row("A", "d", 9, 0)), judged));
        assertEquals(
                List.of(), MutantGate.otherwise(List.of(new Judged.Row("A", "d", 10, 0)), judged));
        assertEquals(
                List.of(), MutantGate.otherwise(List.of(new Judged.Row("A", "e", 9, 0)), judged));
    }

    private static String[] rows(int from) {
        return IntStream.range(from, 100)
                .mapToObj(i -> "m" + i + ",d" + i + ",equivalent")
                .toArray(String[]::new);
    }

    private List<String> faults(int killed, String... rows) throws IOException {
        return new MutantGate(mutants(killed), register(rows), Map.of()).faults();
    }

    private static List<Mutant> mutants(int killed) {
        List<Mutant> mutants = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            String status = i < killed ? "KILLED" : "SURVIVED";
            mutants.add(new Mutant("seed", "m" + i, "d" + i, status, 7, "changed", ""));
        }
        return mutants;
    }

    private Register register(String... rows) throws IOException {
        Path file = folder.resolve("register.csv");
        Files.writeString(file, "key,digest,reason\n" + String.join("\n", rows) + "\n");
        return new Register(file);
    }

    private static void assertOnly(String start, List<String> faults) {
        assertEquals(1, faults.size(), faults.toString());
        assertTrue(faults.get(0).startsWith(start), faults.toString());
    }
}
