package org.zhuban;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** The filing office of a construction authority. */
@SpringBootApplication
public class ZhubanApplication {

    public static void main(String[] args) {
        SpringApplication.run(ZhubanApplication.class, args);
    }
}
