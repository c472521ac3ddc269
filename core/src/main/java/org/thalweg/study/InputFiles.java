package org.thalweg.study;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.SortedMap;
import java.util.TreeMap;

/** The files that a scenario names: finds them beside it, reads them within limits, and keeps the hash of each. */
final class InputFiles {
    private final Path folder;
    private final SortedMap<String, String> hashes = new TreeMap<>();

    InputFiles(Path folder) {
        this.folder = folder;
    }

    SortedMap<String, String> hashes() {
        return hashes;
    }

    /** Finds the file that a value names, and hashes it. */
    Path find(YamlNode name) {
        Path path;
        try {
            path = folder.resolve(name.text());
        } catch (InvalidPathException e) {
            throw name.refuse("is " + name.shown() + ", which is no name of a file: correct it");
        }
        if (!Files.isRegularFile(path)) {
            throw name.refuse("names the file " + name.shown()
                    + ", which is not there: names are seen from the scenario's folder");
        }
        try (InputStream in = Files.newInputStream(path)) {
            DigestInputStream digest = new DigestInputStream(in, sha256());
            digest.transferTo(java.io.OutputStream.nullOutputStream());
            hashes.put(label(path), HexFormat.of().formatHex(digest.getMessageDigest().digest()));
        } catch (IOException e) {
            throw name.refuse("names the file " + name.shown() + ", which cannot be read: check its permissions");
        }
        return path;
    }

    /** Finds, hashes and reads the file that a value names. */
    byte[] read(YamlNode name, long limit) {
        Path path = find(name);
        try {
            if (Files.size(path) > limit) {
                throw name.refuse("names the file " + name.shown() + ", which has " + Files.size(path)
                        + " bytes, but may have at most " + limit + ": cut it to the case");
            }
            return Files.readAllBytes(path);
        } catch (IOException e) {
            throw name.refuse("names the file " + name.shown() + ", which cannot be read: check its permissions");
        }
    }

    /** Keeps the hash of content read elsewhere. */
    void hash(Path path, byte[] content) {
        hashes.put(label(path), HexFormat.of().formatHex(sha256().digest(content)));
    }

    /** The name in results: seen from the scenario's folder, or alone, since results name no place on a machine. */
    private String label(Path path) {
        Path normal = path.toAbsolutePath().normalize();
        Path base = folder.toAbsolutePath().normalize();
        Path shown = normal.startsWith(base) ? base.relativize(normal) : normal.getFileName();
        return shown.toString().replace('\\', '/');
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
