package org.thalweg.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.thalweg.export.Version;

/** Options, parameters and help. */
class UsageTest {
    @TempDir
    private Path temp;

    static Stream<Arguments> mistakes() {
        return Stream.of(
                Arguments.of(List.of(), "No command was given; name one of study, plan, score, audit"),
                Arguments.of(List.of("stduy"), "'stduy'"),
                Arguments.of(List.of("study", "--ou", "x"), "perhaps --out was meant"),
                Arguments.of(List.of("study", "a", "b"), "'b'"),
                Arguments.of(List.of("study", "--out"), "--out"),
                Arguments.of(List.of("study", "--threads", "0"), "0 is not between 1 and 256"),
                Arguments.of(List.of("study", "--threads", "many"), "'many'"),
                Arguments.of(List.of("plan", "x", "--out", "y"), "--mode"),
                Arguments.of(
                        List.of("plan", "x", "--out", "y", "--mode", "canal"),
                        "'canal' is not a mode; say road or rail"),
                Arguments.of(List.of("score", "x", "--mode", "road"), "--line"),
                Arguments.of(List.of("bound", "x", "--mode", "road", "--states", "7"), "--states needs a number from 20000"),
                Arguments.of(List.of("bound", "x", "--mode", "road", "--cost", "-1"), "above 0"),
                Arguments.of(List.of("audit"), "DIR"),
                Arguments.of(List.of("study"), "the bundled scenario is not there"));
    }

    @ParameterizedTest
    @MethodSource("mistakes")
    void mistakesAreToldInOneSentence(List<String> arguments, String phrase) {
        PreparedEngine engine = PreparedEngine.well();
        Console console = Console.run(engine, temp.resolve("nowhere"), arguments.toArray(String[]::new));
        assertThat(console.code()).isEqualTo(2);
        assertThat(console.err().lines())
                .singleElement()
                .asString()
                .startsWith("thalweg: ")
                .contains(phrase);
        assertThat(console.out()).isEmpty();
        assertThat(engine.asked).doesNotContain("write");
    }

    @Test
    void anAtSignIsPartOfAName() {
        Console console = Console.run(PreparedEngine.well(), temp, "study", "-q", "@" + temp.resolve("prepared"));
        assertThat(console.code()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "study", "plan", "score", "audit", "trade", "bound", "terms"})
    void helpIsAsItWasAgreed(String command) throws IOException {
        String[] arguments = command.isEmpty() ? new String[] {"--help"} : new String[] {command, "--help"};
        Console console = Console.run(PreparedEngine.well(), temp, arguments);
        assertThat(console.code()).isZero();
        assertThat(console.err()).isEmpty();
        assertThat(console.out()).isEqualToNormalizingNewlines(golden(command.isEmpty() ? "thalweg" : command));
    }

    @Test
    void versionIsThatOfTheLibrary() {
        Console console = Console.run(PreparedEngine.well(), temp, "--version");
        assertThat(console.code()).isZero();
        assertThat(console.out()).startsWith("thalweg " + Version.NUMBER);
    }

    private static String golden(String name) throws IOException {
        try (InputStream in = UsageTest.class.getResourceAsStream("help/" + name + ".txt")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
