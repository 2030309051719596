package org.clepsydra.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.clepsydra.journal.EventCode;
import org.clepsydra.journal.Records;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class JournalCommandTest {
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    @TempDir private Path folder;

    private int execute(String... args) {
        CommandLine line = Bench.commandLine();
        line.setOut(new PrintWriter(out));
        line.setErr(new PrintWriter(err));
        return line.execute(args);
    }

    private int journal(List<String> lines) throws IOException {
        Path file = folder.resolve("journal.csv");
        Files.write(file, lines);
        return execute("journal", file.toString());
    }

    private static String decimal(long[] record) {
        return LongStream.of(record).mapToObj(Long::toString).collect(Collectors.joining(","));
    }

    private static List<String> lines(long[]... records) {
        return Arrays.stream(records).map(JournalCommandTest::decimal).toList();
    }

    private String line(int number) {
        return out.toString().lines().toList().get(number);
    }

    @Test
    void printsEachRecordWithTheNameOfItsEvent() throws IOException {
        long[] first = Records.record(0, EventCode.ORDER_TAKEN, 3, 4, 0);
        long[] second = Records.record(1, 99, -5, 6, Records.checksum(first));
        List<String> text = new ArrayList<>(List.of("# pump 7001", ""));
        text.add(
                LongStream.of(first)
                        .mapToObj(word -> "0x" + Long.toHexString(word))
                        .collect(Collectors.joining(", ")));
        text.add(decimal(second));
        assertEquals(0, journal(text));
        assertEquals("       0            0 ms  order taken        3, 4", line(0));
        assertEquals("       1           10 ms  event 99           -5, 6", line(1));
        assertEquals("2 records, whole", line(2));
    }

    @Test
    void saysWhereTheChainIsBroken() throws IOException {
        long[][] four = Records.chain(0, 4, 0);
        assertEquals(1, journal(lines(four[0], four[2], four[3])));
        assertTrue(line(1).endsWith("<- line 2: does not follow; 1 is due"), line(1));
        assertEquals("3 records, BROKEN", line(3));
    }

    @Test
    void saysWhichRecordIsDamagedAndWhereThePumpFoundIt() throws IOException {
        long[][] two = Records.chain(0, 2, 0);
        long[] says = Records.record(1, EventCode.JOURNAL_BROKEN, 1, 1, Records.checksum(two[0]));
        two[1][3]++;
        assertEquals(1, journal(lines(two[0], two[1], says)));
        assertTrue(line(1).endsWith("<- line 2: damaged or cut short; 1 is due"), line(1));
        assertTrue(line(2).contains("journal broken"), line(2));
        assertTrue(line(2).endsWith("<- line 3: the pump found it broken at 1"), line(2));
    }

    @Test
    void saysThatWhatWasBeforeIsNotInTheFile() throws IOException {
        assertEquals(0, journal(lines(Records.chain(40, 2, 77))));
        assertTrue(line(0).endsWith("(what was before is not in the file)"), line(0));
    }

    @Test
    void exitsWithTwoForWhatCannotBeRead() throws IOException {
        assertEquals(2, execute("journal", folder.resolve("none").toString()));
        assertTrue(err.toString().contains("there is no such file"), err.toString());
        assertEquals(2, execute("journal", folder.toString()));
        assertTrue(err.toString().contains("is a folder"), err.toString());
        assertEquals(2, journal(List.of("# nothing")));
        assertTrue(err.toString().contains("has no record in it"), err.toString());
        assertEquals(2, journal(List.of("1,2,3,4,5")));
        assertTrue(err.toString().contains("line 1: 5 words, a record has 6"), err.toString());
        assertEquals(2, journal(List.of("", "1,2,3,4,5,x")));
        assertTrue(err.toString().contains("line 2: \"x\" is no whole number"), err.toString());
        Files.write(folder.resolve("image"), new byte[] {(byte) 0xFF, (byte) 0xC0, 0});
        assertEquals(2, execute("journal", folder.resolve("image").toString()));
        assertTrue(err.toString().contains("is not text"), err.toString());
        assertEquals(2, execute("journal"));
    }

    @Test
    void saysHowItIsUsed() {
        assertEquals(0, execute("journal", "--help"));
        assertTrue(out.toString().contains("oldest first"), out.toString());
    }
}
