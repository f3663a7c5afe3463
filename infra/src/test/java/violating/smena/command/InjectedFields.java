package violating.smena.command;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;

class InjectedFields {

    @Autowired
    Command autowired;

    @Value("${smena.home}")
    String value;
}
