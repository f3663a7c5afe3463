package dev.smena.infra.home;

import dev.smena.infra.SmenaProperties;
import jakarta.servlet.MultipartConfigElement;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.util.unit.DataSize;

/** Files that are sent to us go straight to disk, beside our own files at work, never into memory. */
@Configuration(proxyBeanMethods = false)
class UploadConfiguration {

    /** What a form may have besides its file. */
    private static final DataSize AROUND_THE_FILE = DataSize.ofKilobytes(64);

    @Bean
    MultipartConfigElement uploads(WorkingFiles files, SmenaProperties properties) {
        long most = properties.imports().maxFileSize().toBytes();
        return new MultipartConfigElement(files.directory().toString(), most, most + AROUND_THE_FILE.toBytes(), 0);
    }
}
