package dev.smena.infra;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.Set;
import java.util.stream.Collectors;
import org.axonframework.config.EventProcessingConfiguration;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.pooled.PooledStreamingEventProcessor;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@WholeSystem
class ProcessingGroupsIT {

    @Autowired
    EventProcessingConfiguration processing;

    @Test
    void everyDeclaredGroupHasItsPooledStreamingProcessorAndThereIsNoOther() {
        assertThat(processing.eventProcessors().keySet())
                .isNotEmpty()
                .containsExactlyInAnyOrderElementsOf(declaredGroups());
        assertThat(processing.eventProcessors().values()).allSatisfy(processor -> {
            assertThat(processor).isInstanceOf(PooledStreamingEventProcessor.class);
            assertThat(processor.isRunning()).isTrue();
        });
    }

    private static Set<String> declaredGroups() {
        return new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS).importPackages("dev.smena").stream()
                        .filter(type -> type.isAnnotatedWith(ProcessingGroup.class))
                        .map(type ->
                                type.getAnnotationOfType(ProcessingGroup.class).value())
                        .collect(Collectors.toSet());
    }
}
