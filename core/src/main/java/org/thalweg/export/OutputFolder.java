package org.thalweg.export;

import java.io.IOException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.thalweg.study.BadInput;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** A folder that is replaced as a whole, or not at all. */
final class OutputFolder {
    /** Paths inside a study's folder that we write, with / between names. */
    private static final Pattern OURS = Pattern.compile("study\\.json|timing\\.json|report\\.html|terrain\\.tif|trade\\.(json|html)"
            + "|corridor-(road|rail)\\.tif|visibility-[A-Za-z0-9_-]+\\.tif"
            + "|([a-z0-9-]+/(road|rail)/)?(alignment\\.json|stations\\.csv|alignment\\.geojson|security\\.csv)");

    private static final long LARGEST_MARK = 256L << 20;

    private OutputFolder() {}

    /** Fills a folder. */
    interface Filling {
        /** Writes all files into an empty folder. */
        void into(Path fresh) throws IOException;
    }

    /** Refuses a folder that is not ours to replace. */
    static void check(Path dir) throws IOException {
        if (!Files.exists(dir)) {
            return;
        }
        if (!Files.isDirectory(dir)) {
            throw new BadInput(dir + " is a file; name a folder for the output that is new, empty, or an earlier study");
        }
        try (Stream<Path> entries = Files.list(dir)) {
            if (entries.findAny().isEmpty()) {
                return;
            }
        }
        if (!isOurs(dir.resolve("study.json")) && !isOurs(dir.resolve("alignment.json")) && !isOurs(dir.resolve("trade.json"))) {
            throw new BadInput(dir + " is not empty and holds no study of Thalweg; name a folder for the output that is"
                    + " new, empty, or an earlier study");
        }
    }

    private static boolean isOurs(Path mark) throws IOException {
        if (!Files.isRegularFile(mark) || Files.size(mark) > LARGEST_MARK) {
            return false;
        }
        try {
            JsonNode generator = Json.MAPPER.readTree(Files.readAllBytes(mark)).get("generator");
            return generator != null && generator.isString() && generator.stringValue().equals(Version.GENERATOR);
        } catch (JacksonException e) {
            return false;
        }
    }

    /** Fills a fresh folder beside the target, then puts it into the target's place. */
    static void replace(Path dir, Filling filling) throws IOException {
        check(dir);
        Path target = Files.exists(dir) ? dir.toRealPath() : dir.toAbsolutePath().normalize();
        Path parent = target.getParent();
        if (parent == null) {
            throw new BadInput(dir + " cannot be replaced; name a folder inside it for the output");
        }
        Path fresh = beside(dir, parent, target.getFileName());
        try {
            // Temporary folders are closed to others; the result is a folder like any other.
            Path inside = Files.createDirectory(fresh.resolve("new"));
            filling.into(inside);
            if (Files.exists(target)) {
                keepForeign(target, inside);
                swap(target, inside, fresh.resolve("old"));
            } else {
                Files.move(inside, target, StandardCopyOption.ATOMIC_MOVE);
            }
        } finally {
            delete(fresh);
        }
    }

    private static Path beside(Path dir, Path parent, Path name) {
        try {
            Files.createDirectories(parent);
            return Files.createTempDirectory(parent, "." + name + ".thalweg-");
        } catch (IOException e) {
            throw new BadInput(dir + " cannot be written (" + parent + " cannot be written to: "
                    + e.getClass().getSimpleName() + "); name a folder for the output where you may write");
        }
    }

    /** Puts {@code inside} in the place of {@code target}, whose old content goes to {@code old}. */
    private static void swap(Path target, Path inside, Path old) throws IOException {
        try {
            Files.move(target, old, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            // A mount point cannot be renamed: only its content can change places.
            swapContent(target, inside, Files.createDirectory(old));
            return;
        }
        try {
            Files.move(inside, target, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            Files.move(old, target, StandardCopyOption.ATOMIC_MOVE);
            throw e;
        }
    }

    private static void swapContent(Path target, Path inside, Path old) throws IOException {
        moveEntries(target, old);
        try {
            moveEntries(inside, target);
        } catch (IOException e) {
            moveEntries(old, target);
            throw e;
        }
    }

    private static void moveEntries(Path from, Path to) throws IOException {
        try (Stream<Path> entries = Files.list(from)) {
            for (Path entry : entries.sorted().toList()) {
                copyTree(entry, to.resolve(entry.getFileName()));
                delete(entry);
            }
        }
    }

    private static void copyTree(Path from, Path to) throws IOException {
        try {
            Files.move(from, to, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (AtomicMoveNotSupportedException e) {
            try (Stream<Path> tree = Files.walk(from)) {
                for (Path path : tree.toList()) {
                    Path copy = to.resolve(from.relativize(path).toString());
                    if (!Files.isDirectory(copy, LinkOption.NOFOLLOW_LINKS)) {
                        Files.copy(path, copy, LinkOption.NOFOLLOW_LINKS, StandardCopyOption.REPLACE_EXISTING);
                    }
                }
            }
        }
    }

    /** Copies what Thalweg did not write from the old folder into the new one. */
    private static void keepForeign(Path target, Path inside) throws IOException {
        try (Stream<Path> tree = Files.walk(target)) {
            for (Path path : tree.filter(p -> !Files.isDirectory(p, LinkOption.NOFOLLOW_LINKS)).toList()) {
                String relative = target.relativize(path).toString().replace('\\', '/');
                if (!OURS.matcher(relative).matches()) {
                    Path copy = inside.resolve(relative);
                    Files.createDirectories(copy.getParent());
                    Files.copy(path, copy, LinkOption.NOFOLLOW_LINKS, StandardCopyOption.COPY_ATTRIBUTES);
                }
            }
        }
    }

    /** Deletes a file or a folder with all in it; links are not followed. */
    private static void delete(Path path) throws IOException {
        if (!Files.exists(path, LinkOption.NOFOLLOW_LINKS)) {
            return;
        }
        Files.walkFileTree(path, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.delete(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path dir, IOException fault) throws IOException {
                if (fault != null) {
                    throw fault;
                }
                Files.delete(dir);
                return FileVisitResult.CONTINUE;
            }
        });
    }
}
