package org.clepsydra.gate;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.checkerframework.checker.units.UnitsChecker;
import org.checkerframework.checker.units.qual.UnknownUnits;
import org.clepsydra.units.Nl;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** Compiles a source with the very options that stand in a pom. */
final class BuildOptions {
    private BuildOptions() {}

    /** Exit code of the compiler and all that it said. */
    record Said(int exit, String text) {}

    /**
     * Compiles {@code source} as core's build does in the check that writes to {@code folder} of
     * its target, what it says to a file aside.
     */
    static Said check(String folder, Path source) throws Exception {
        Element pom = Xml.read(Path.of("../core/pom.xml")).getDocumentElement();
        List<String> options = new ArrayList<>();
        for (Element javac : all(pom, "javac")) {
            options.addAll(compilerArgs(javac));
        }
        for (Element check : all(pom, "check")) {
            if (check.getAttribute("destdir").endsWith("/" + folder)) {
                options.addAll(compilerArgs(check));
            }
        }
        int file = options.indexOf("-Xstdout");
        if (file >= 0) {
            options.subList(file, file + 2).clear();
        }
        options.addAll(List.of("-cp", path(Nl.class, UnitsChecker.class, UnknownUnits.class)));
        return run(options, source);
    }

    /** Compiles {@code source} as every module is, on the class path of this test. */
    static Said compile(Path source) throws Exception {
        Element pom = Xml.read(Path.of("../pom.xml")).getDocumentElement();
        List<String> options =
                all(pom, "compilerArgs").stream()
                        .flatMap(args -> Xml.children(args, "arg").stream())
                        .map(Element::getTextContent)
                        .collect(Collectors.toCollection(ArrayList::new));
        String path = System.getProperty("java.class.path");
        options.addAll(List.of("--release", "8", "-processorpath", path));
        options.addAll(List.of("-d", source.getParent().toString()));
        return run(options, source);
    }

    private static Said run(List<String> options, Path source)
            throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "javac").toString());
        command.addAll(options);
        command.add(source.toString());
        Process javac = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(javac.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Said(javac.waitFor(), said);
    }

    private static List<String> compilerArgs(Element javac) {
        List<String> args = new ArrayList<>();
        for (Element arg : Xml.children(javac, "compilerarg")) {
            if (arg.hasAttribute("line")) {
                args.addAll(Arrays.asList(arg.getAttribute("line").split(" ", -1)));
            } else {
                args.add(arg.getAttribute("value"));
            }
        }
        return args;
    }

    private static List<Element> all(Element root, String name) {
        NodeList found = root.getElementsByTagName(name);
        List<Element> all = new ArrayList<>();
        for (int i = 0; i < found.getLength(); i++) {
            all.add((Element) found.item(i));
        }
        return all;
    }

    private static String path(Class<?>... classes) {
        return Stream.of(classes)
                .map(c -> c.getProtectionDomain().getCodeSource().getLocation().getPath())
                .collect(Collectors.joining(File.pathSeparator));
    }
}
