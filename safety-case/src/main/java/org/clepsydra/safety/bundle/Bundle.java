package org.clepsydra.safety.bundle;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.clepsydra.safety.evidence.Evidence;

/**
 * Builds the evidence bundle, as a folder and as an archive.
 *
 * <p>Exit codes: 0 built; 1 something is absent or names a folder of the build; 2 wrong use.
 */
public final class Bundle {
    private static final int ARGUMENTS = 8;
    private static final List<String> EVIDENCE =
            List.of("checks", "coverage", "gates", "items", "marks", "mutants", "sources", "tests");

    private final Path evidenceFolder;
    private final Path caseFolder;
    private final Path page;
    private final Path documents;
    private final Path sbom;
    private final Path argument;
    private final String instant;
    private final SortedMap<String, byte[]> files = new TreeMap<>();

    private Bundle(List<Path> inputs, String instant) {
        evidenceFolder = inputs.get(0);
        caseFolder = inputs.get(1);
        page = inputs.get(2);
        documents = inputs.get(3);
        sbom = inputs.get(4);
        argument = inputs.get(5);
        this.instant = Instant.parse(instant).toString();
    }

    /**
     * Arguments: folder of the evidence, folder of the evaluated case, folder of the page, folder
     * of the documents, SBOM, argument, output folder, the instant that is fixed for this version.
     */
    public static void main(String[] args) throws IOException {
        if (args.length != ARGUMENTS) {
            System.err.println(
                    "usage: Bundle EVIDENCE_DIR CASE_DIR PAGE_DIR DOCUMENTS_DIR SBOM.json"
                            + " ARGUMENT.yaml OUTPUT_DIR INSTANT");
            System.exit(2);
        }
        try {
            String digest = build(List.of(args));
            System.out.println(digest + "  bundle.zip");
        } catch (BundleException e) {
            System.err.println(e.getMessage());
            System.exit(1);
        }
    }

    /** What keeps a bundle from being built. */
    static final class BundleException extends IOException {
        private static final long serialVersionUID = 1;

        BundleException(String message) {
            super(message);
        }
    }

    /**
     * Builds the bundle.
     *
     * @param args the arguments of {@link #main}
     * @return the digest of the archive
     * @throws IOException when a part is absent, cannot be read, or names a folder of the build
     */
    static String build(List<String> args) throws IOException {
        List<Path> inputs = args.subList(0, 6).stream().map(Path::of).toList();
        Bundle bundle = new Bundle(inputs, args.get(7));
        bundle.gather();
        bundle.judge(inputs);
        return bundle.write(Path.of(args.get(6)));
    }

    private void gather() throws IOException {
        for (String name : EVIDENCE) {
            files.put("evidence/" + name + ".json", read(evidenceFolder.resolve(name + ".json")));
        }
        Evidence evidence = Evidence.read(evidenceFolder);
        argument();
        files.put("matrices/rtm.csv", TraceMatrix.write(evidence));
        Registers.write(evidence).forEach((name, table) -> files.put("matrices/" + name, table));
        files.put("items.reqif", Reqif.write(evidence.items(), instant));
        files.put("sbom/clepsydra-core-bom.json", Sbom.normalise(read(sbom)));
        tree("documents/", documents);
        tree("page/", page);
        Manifest.seal(files, evidence.sources());
    }

    /** The argument, its values, and it as GSN: in a form for programs and in pictures. */
    private void argument() throws IOException {
        files.put("argument/argument.yaml", read(argument));
        for (String name : List.of("case.json", "argument.gsn.yaml", "argument.svg")) {
            files.put("argument/" + name, read(caseFolder.resolve(name)));
        }
        try (Stream<Path> pictures = Files.list(caseFolder)) {
            for (Path picture : pictures.toList()) {
                String name = picture.getFileName().toString();
                if (name.matches("argument-.*\\.svg")) {
                    files.put("argument/" + name, read(picture));
                }
            }
        }
    }

    private static byte[] read(Path file) throws IOException {
        if (!Files.isRegularFile(file)) {
            throw new BundleException("no file " + file);
        }
        return Files.readAllBytes(file);
    }

    /** Every file below the folder; an empty folder is a part that was not made. */
    private void tree(String prefix, Path folder) throws IOException {
        int before = files.size();
        if (Files.isDirectory(folder)) {
            try (Stream<Path> paths = Files.walk(folder)) {
                for (Path path : paths.filter(Files::isRegularFile).toList()) {
                    String name = folder.relativize(path).toString().replace('\\', '/');
                    files.put(prefix + name, Files.readAllBytes(path));
                }
            }
        }
        if (files.size() == before) {
            throw new BundleException("nothing in " + folder);
        }
    }

    /** Names are those that every file system has, and no text names a folder of this build. */
    private void judge(List<Path> inputs) throws BundleException {
        List<String> faults = new ArrayList<>();
        for (String name : files.keySet()) {
            if (!name.matches("[A-Za-z0-9._/-]+")) {
                faults.add("a name with other letters: " + name);
            }
        }
        List<Path> folders = new ArrayList<>(inputs);
        folders.add(Path.of(""));
        folders.add(common(inputs));
        faults.addAll(BuildPaths.faults(files, folders));
        if (!faults.isEmpty()) {
            throw new BundleException(String.join("\n", faults));
        }
    }

    /** The folder that all inputs are in. */
    private static Path common(List<Path> inputs) {
        Path shared = inputs.get(0).toAbsolutePath().normalize();
        for (Path input : inputs) {
            while (!input.toAbsolutePath().normalize().startsWith(shared)) {
                shared = shared.getParent();
            }
        }
        return shared;
    }

    private String write(Path output) throws IOException {
        Path folder = output.resolve("bundle");
        clear(folder);
        for (Map.Entry<String, byte[]> file : files.entrySet()) {
            Path path = folder.resolve(file.getKey());
            Files.createDirectories(path.getParent());
            Files.write(path, file.getValue());
        }
        byte[] zip = FixedZip.write(files);
        Files.write(output.resolve("bundle.zip"), zip);
        return Digest.of(zip);
    }

    /** Removes what an earlier build left. */
    private static void clear(Path folder) throws IOException {
        if (Files.exists(folder)) {
            try (Stream<Path> paths = Files.walk(folder)) {
                for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(path);
                }
            }
        }
        Files.createDirectories(folder);
    }
}
