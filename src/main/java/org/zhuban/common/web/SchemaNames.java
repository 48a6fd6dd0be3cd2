package org.zhuban.common.web;

import io.swagger.v3.core.jackson.ModelResolver;
import io.swagger.v3.core.jackson.TypeNameResolver;
import java.util.Set;
import org.springdoc.core.providers.ObjectMapperProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Names of the schemas in {@code /v3/api-docs}: a nested record has that of its class before its own, {@code FilingJson.View} = FilingView;
 * by their own names alone the views of several controllers would be one schema.
 */
@Configuration(proxyBeanMethods = false)
class SchemaNames {

    @Bean
    TypeNameResolver typeNames() {
        return new TypeNameResolver() {
            @Override
            protected String nameForClass(Class<?> type, Set<Options> options) {
                String name = super.nameForClass(type, options);
                Class<?> outer = type.getEnclosingClass();
                if (outer == null || !name.equals(type.getSimpleName())) {
                    return name;
                }
                String prefix = outer.getSimpleName().replaceFirst("(Controller|Json)$", "");
                return name.startsWith(prefix) ? name : prefix + name;
            }
        };
    }

    @Bean
    ModelResolver modelResolver(ObjectMapperProvider mapper, TypeNameResolver typeNames) {
        return new ModelResolver(mapper.jsonMapper(), typeNames);
    }
}
