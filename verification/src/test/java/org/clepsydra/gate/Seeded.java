package org.clepsydra.gate;

import java.io.StringWriter;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/** Compiles a fault on purpose, for a gate to find. */
public final class Seeded {
    private Seeded() {}

    /** Compiles one class at release 8 into {@code folder}. */
    public static Path compile(Path folder, String className, String source) {
        return compile(folder, List.of(), className, source);
    }

    /** The same with more options for the compiler. */
    public static Path compile(Path folder, List<String> more, String className, String source) {
        JavaCompiler javac = ToolProvider.getSystemJavaCompiler();
        JavaFileObject file =
                new SimpleJavaFileObject(
                        URI.create("string:///" + className.replace('.', '/') + ".java"),
                        JavaFileObject.Kind.SOURCE) {
                    @Override
                    public CharSequence getCharContent(boolean ignoreEncodingErrors) {
                        return source;
                    }
                };
        List<String> options =
                new ArrayList<>(List.of("--release", "8", "-proc:none", "-d", folder.toString()));
        options.addAll(more);
        StringWriter said = new StringWriter();
        boolean compiled = javac.getTask(said, null, null, options, null, List.of(file)).call();
        if (!compiled) {
            throw new IllegalStateException(said.toString());
        }
        return folder;
    }
}
