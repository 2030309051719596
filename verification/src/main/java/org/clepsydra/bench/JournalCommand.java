package org.clepsydra.bench;

import java.io.IOException;
import java.io.PrintWriter;
import java.lang.reflect.Field;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.clepsydra.journal.EventCode;
import org.clepsydra.oracle.JournalOracle;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Prints a journal that was read out of a device, and says where its chain is broken. */
@Command(
        name = "journal",
        description = {
            "Prints the records of a journal and says where its chain is broken.",
            "FILE has a record a line, oldest first: six words with commas between them, decimal or"
                    + " 0x and hexadecimal: sequence, ms since power-on, event, two figures, seal."
                    + " Empty lines and such that begin with # count for nothing.",
            "A chain that is whole says that nothing was damaged, not that nobody wrote it anew."
        },
        mixinStandardHelpOptions = true,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:every record is whole and follows the one before",
            "1:a record is damaged, or the chain is broken",
            "2:bad input; nothing was judged"
        })
final class JournalCommand implements Callable<Integer> {
    private static final int WHOLE = 0;
    private static final int BROKEN = 1;
    private static final int BAD_INPUT = 2;
    private static final String HEX = "0x";
    private static final int HEX_RADIX = 16;

    @Spec private CommandSpec spec;

    @Parameters(paramLabel = "FILE", description = "The records, as text.")
    private Path file;

    @Override
    public Integer call() {
        try {
            if (Files.isDirectory(file)) {
                return bad("is a folder; name the file in it");
            }
            List<String> lines = Files.readAllLines(file, StandardCharsets.UTF_8);
            Map<Integer, long[]> records = new TreeMap<>();
            for (int i = 0; i < lines.size(); i++) {
                String line = lines.get(i).strip();
                if (!line.isEmpty() && !line.startsWith("#")) {
                    records.put(i + 1, words(line, i + 1));
                }
            }
            return records.isEmpty() ? bad("has no record in it") : print(records);
        } catch (NoSuchFileException e) {
            return bad("there is no such file");
        } catch (CharacterCodingException e) {
            return bad("is not text");
        } catch (IOException e) {
            return bad("cannot be read: " + e.getMessage());
        } catch (IllegalArgumentException e) {
            return bad(e.getMessage());
        }
    }

    private static long[] words(String line, int number) {
        List<String> cells = List.of(line.split(",", -1));
        if (cells.size() != JournalOracle.WORDS) {
            throw new IllegalArgumentException(
                    "line " + number + ": " + cells.size() + " words, a record has 6");
        }
        return cells.stream().mapToLong(cell -> word(cell.strip(), number)).toArray();
    }

    private static long word(String cell, int number) {
        try {
            boolean hex = cell.toLowerCase(Locale.ROOT).startsWith(HEX);
            return hex
                    ? Long.parseUnsignedLong(cell.substring(HEX.length()), HEX_RADIX)
                    : Long.parseLong(cell);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(
                    "line " + number + ": \"" + cell + "\" is no whole number of 64 bits", e);
        }
    }

    private int print(Map<Integer, long[]> records) {
        PrintWriter out = spec.commandLine().getOut();
        Map<Long, String> names = names();
        JournalOracle oracle = new JournalOracle();
        int broken = 0;
        for (Map.Entry<Integer, long[]> entry : records.entrySet()) {
            long[] record = entry.getValue();
            long due = oracle.expected();
            JournalOracle.Finding finding = oracle.take(record);
            boolean whole =
                    finding == JournalOracle.Finding.FOLLOWS
                            || finding == JournalOracle.Finding.BEGINS;
            broken += whole ? 0 : 1;
            String name = names.getOrDefault(record[2], "event " + record[2]);
            out.printf(
                    "%8d %12d ms  %-18s %d, %d%s%n",
                    record[0],
                    record[1],
                    name,
                    record[3],
                    record[4],
                    remark(finding, entry.getKey(), due));
        }
        out.printf("%d records, %s%n", records.size(), broken == 0 ? "whole" : "BROKEN");
        out.flush();
        return broken == 0 ? WHOLE : BROKEN;
    }

    private static String remark(JournalOracle.Finding finding, int line, long due) {
        return switch (finding) {
            case FOLLOWS -> "";
            case BEGINS -> "  (what was before is not in the file)";
            case TORN -> "  <- line " + line + ": damaged or cut short; " + due + " is due";
            case BREAKS -> "  <- line " + line + ": does not follow; " + due + " is due";
            case NOTED -> "  <- line " + line + ": the pump found it broken at " + due;
        };
    }

    /** What the codes are called in {@link EventCode}, in words. */
    private static Map<Long, String> names() {
        Map<Long, String> names = new TreeMap<>();
        try {
            for (Field field : EventCode.class.getFields()) {
                String words = field.getName().toLowerCase(Locale.ROOT).replace('_', ' ');
                names.put((long) field.getInt(null), words);
            }
        } catch (IllegalAccessException e) {
            throw new IllegalStateException("a code that is not public", e);
        }
        return names;
    }

    private int bad(String what) {
        spec.commandLine().getErr().println(file + ": " + what);
        spec.commandLine().getErr().flush();
        return BAD_INPUT;
    }
}
