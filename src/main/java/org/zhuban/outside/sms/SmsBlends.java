package org.zhuban.outside.sms;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.dromara.sms4j.aliyun.config.AlibabaFactory;
import org.dromara.sms4j.api.SmsBlend;
import org.dromara.sms4j.api.universal.SupplierConfig;
import org.dromara.sms4j.baidu.config.BaiduFactory;
import org.dromara.sms4j.budingyun.config.BudingV2Factory;
import org.dromara.sms4j.chuanglan.config.ChuangLanFactory;
import org.dromara.sms4j.cloopen.config.CloopenFactory;
import org.dromara.sms4j.ctyun.config.CtyunFactory;
import org.dromara.sms4j.danmi.config.DanMiFactory;
import org.dromara.sms4j.dingzhong.config.DingZhongFactory;
import org.dromara.sms4j.emay.config.EmayFactory;
import org.dromara.sms4j.huawei.config.HuaweiFactory;
import org.dromara.sms4j.jg.config.JgFactory;
import org.dromara.sms4j.lianlu.config.LianLuFactory;
import org.dromara.sms4j.luosimao.config.LuoSiMaoFactory;
import org.dromara.sms4j.mas.config.MasFactory;
import org.dromara.sms4j.netease.config.NeteaseFactory;
import org.dromara.sms4j.provider.config.BaseConfig;
import org.dromara.sms4j.provider.factory.BaseProviderFactory;
import org.dromara.sms4j.provider.factory.BeanFactory;
import org.dromara.sms4j.qiniu.config.QiNiuFactory;
import org.dromara.sms4j.submail.config.SubMailFactory;
import org.dromara.sms4j.tencent.config.TencentFactory;
import org.dromara.sms4j.unisms.config.UniFactory;
import org.dromara.sms4j.yixintong.config.YiXintongFactory;
import org.dromara.sms4j.yunpian.config.YunPianFactory;
import org.dromara.sms4j.zhutong.config.ZhutongFactory;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;
import org.springframework.util.function.SingletonSupplier;

/**
 * The provider that {@code sms.blends.<id>.*} configures, in sms4j's own property names ({@code supplier}, {@code access-key-id},
 * {@code access-key-secret}, {@code signature}, {@code template-id}, …). With several, {@code zhuban.sms.blend} names the one to use.
 * Read at the first message, when the port in an address like {@code http://localhost:${local.server.port}/…} is known.
 */
@Component
class SmsBlends {

    private static final String PREFIX = "sms.blends";

    private static final Map<String, BaseProviderFactory<? extends SmsBlend, ? extends SupplierConfig>> FACTORIES = List
            .<BaseProviderFactory<? extends SmsBlend, ? extends SupplierConfig>>of(
                    AlibabaFactory.instance(),
                    BaiduFactory.instance(),
                    BudingV2Factory.instance(),
                    ChuangLanFactory.instance(),
                    CloopenFactory.instance(),
                    CtyunFactory.instance(),
                    DanMiFactory.instance(),
                    DingZhongFactory.instance(),
                    EmayFactory.instance(),
                    HuaweiFactory.instance(),
                    JgFactory.instance(),
                    LianLuFactory.instance(),
                    LuoSiMaoFactory.instance(),
                    MasFactory.instance(),
                    NeteaseFactory.instance(),
                    QiNiuFactory.instance(),
                    SubMailFactory.instance(),
                    TencentFactory.instance(),
                    UniFactory.instance(),
                    YiXintongFactory.instance(),
                    YunPianFactory.instance(),
                    ZhutongFactory.instance())
            .stream()
            .collect(Collectors.toUnmodifiableMap(BaseProviderFactory::getSupplier, Function.identity()));

    private final Environment environment;
    private final SingletonSupplier<Boolean> configured;
    private volatile @Nullable SmsBlend blend;

    SmsBlends(Environment environment) {
        this.environment = environment;
        configured = SingletonSupplier.of(() -> environment.containsProperty("zhuban.sms.blend") || !ids().isEmpty());
    }

    boolean configured() {
        return configured.obtain();
    }

    /**
     * @return empty if none is configured
     * @throws IllegalStateException if the properties name no known supplier, or several blends and none to use
     */
    Optional<SmsBlend> present() {
        var made = blend;
        if (made == null && configured()) {
            synchronized (this) {
                made = blend;
                if (made == null) {
                    made = make();
                    blend = made;
                }
            }
        }
        return Optional.ofNullable(made);
    }

    private java.util.Set<String> ids() {
        return Binder.get(environment)
                .bind(PREFIX, Bindable.mapOf(String.class, Object.class))
                .map(Map::keySet)
                .orElseGet(java.util.Set::of);
    }

    private SmsBlend make() {
        var ids = ids();
        var wanted = environment.getProperty("zhuban.sms.blend");
        if (wanted == null && ids.size() != 1) {
            throw new IllegalStateException(
                    "Several SMS suppliers under sms.blends: name the one to use in zhuban.sms.blend");
        }
        var id = wanted == null ? ids.iterator().next() : wanted;
        var supplier = environment.getProperty(PREFIX + "." + id + ".supplier", id);
        var factory = FACTORIES.get(supplier);
        if (factory == null) {
            throw new IllegalStateException("Unknown SMS supplier " + supplier + " in sms.blends." + id + "; known: "
                    + FACTORIES.keySet().stream().sorted().toList());
        }
        // sms4j asks its static holder for a pool it needs for asynchronous sending only, which is not used here.
        BeanFactory.setExecutor(Runnable::run);
        return create(id, factory);
    }

    private <C extends SupplierConfig> SmsBlend create(String id, BaseProviderFactory<? extends SmsBlend, C> factory) {
        var config = Binder.get(environment)
                .bind(PREFIX + "." + id, Bindable.of(factory.getConfigClass()))
                .orElseThrow(() -> new IllegalStateException("No properties under sms.blends." + id));
        if (config instanceof BaseConfig base) {
            base.setConfigId(id);
            // The outbox repeats; a repetition inside the call would outlast it.
            base.setMaxRetries(0);
        }
        return factory.createSms(config);
    }
}
