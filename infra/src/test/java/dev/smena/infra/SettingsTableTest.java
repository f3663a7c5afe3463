package dev.smena.infra;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.config.YamlPropertiesFactoryBean;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.core.io.ClassPathResource;

/** {@code docs/operations.md} tells operators of every setting there is, and what it is if they set nothing. */
class SettingsTableTest {

    private static final Path PAGE = Path.of("..", "docs", "operations.md");
    private static final Path COMPOSE = Path.of("..", "docker-compose.yml");
    private static final Path EXAMPLE = Path.of("..", ".env.example");
    private static final Pattern CODE = Pattern.compile("`([^`]+)`");
    private static final String OURS = "smena.";

    private record Row(List<String> names, List<String> defaults) {}

    @Test
    void namesEverySettingAndNoOther() throws IOException {
        assertThat(rows().flatMap(row -> row.names().stream()))
                .containsExactlyInAnyOrderElementsOf(
                        settings("smena", SmenaProperties.class).toList());
    }

    @Test
    void tellsTheirDefaults() throws IOException {
        var yaml = new YamlPropertiesFactoryBean();
        yaml.setResources(new ClassPathResource("application.yaml"));
        Map<Object, Object> defaults = Objects.requireNonNull(yaml.getObject());

        assertThat(rows().filter(row -> row.names().stream().anyMatch(defaults::containsKey)))
                .hasSizeGreaterThan(15)
                .allSatisfy(row -> assertThat(row.defaults())
                        .isEqualTo(row.names().stream()
                                .map(name -> String.valueOf(defaults.get(name)))
                                .toList()));
    }

    @Test
    void composeSetsNoOther() throws IOException {
        List<String> known = settings("smena", SmenaProperties.class)
                .map(name -> name.replace("-", "").replace('.', '_').toUpperCase(Locale.ROOT))
                .toList();

        assertThat(all("(SMENA_[A-Z]+(?:_[A-Z]+)*):", COMPOSE))
                .hasSizeGreaterThan(5)
                .isSubsetOf(known);
    }

    @Test
    void whatComposeTakesFromTheEnvironmentIsInTheExample() throws IOException {
        assertThat(all("\\$\\{([A-Z_]+)", COMPOSE)).isEqualTo(all("(?m)^#?([A-Z_]+)=", EXAMPLE));
    }

    private static Set<String> all(String pattern, Path file) throws IOException {
        return Pattern.compile(pattern)
                .matcher(Files.readString(file))
                .results()
                .map(found -> found.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Stream<Row> rows() throws IOException {
        return Files.readAllLines(PAGE).stream()
                .map(line -> line.split("\\|"))
                .filter(cells -> cells.length > 3 && cells[1].strip().startsWith("`" + OURS))
                .map(cells -> new Row(codes(cells[1]), codes(cells[2])));
    }

    private static List<String> codes(String cell) {
        return CODE.matcher(cell)
                .results()
                .map(MatchResult::group)
                .map(code -> code.replace("`", ""))
                .toList();
    }

    /** Records are groups; a map has a setting for each of its keys. */
    private static Stream<String> settings(String prefix, Class<?> group) {
        return Arrays.stream(group.getRecordComponents()).flatMap(component -> settings(prefix, component));
    }

    private static Stream<String> settings(String prefix, RecordComponent component) {
        String name = prefix + "." + dashed(component.getName());
        if (component.getGenericType() instanceof ParameterizedType map && map.getRawType() == Map.class) {
            var keys = (Class<?>) map.getActualTypeArguments()[0];
            return Stream.of(keys.getEnumConstants())
                    .map(key -> name + "." + dashed(((Enum<?>) key).name().toLowerCase(Locale.ROOT)));
        }
        return component.getType().isRecord() ? settings(name, component.getType()) : Stream.of(name);
    }

    private static String dashed(String name) {
        String dashed = name.replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
        return ConfigurationPropertyName.of(dashed).toString();
    }
}
