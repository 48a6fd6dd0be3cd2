package org.zhuban.demo;

/** The enterprises behind the demo's logins; codes carry right check digits. */
enum DemoEnterprise {
    LABOUR("labour", "苏州相城匠心建筑劳务有限公司", "LABOUR", "320507", "2016-04-18", "陆志强", "13862110001", "91320507MA1MJ1010"),
    CONTRACTOR(
            "contractor",
            "苏州元和建设工程有限公司",
            "GENERAL_CONTRACTOR",
            "320507",
            "2004-09-06",
            "蒋卫东",
            "13862110002",
            "91320507MA1MJ2020"),
    SUBCONTRACTOR(
            "subcontractor",
            "苏州阳澄幕墙装饰工程有限公司",
            "SPECIALIST",
            "320507",
            "2011-03-22",
            "徐丽华",
            "13862110003",
            "91320507MA1MJ3030"),
    DEVELOPER(
            "developer",
            "苏州高铁新城置业发展有限公司",
            "DEVELOPER",
            "320507",
            "2013-07-15",
            "方建平",
            "13862110004",
            "91320507MA1MJ4040"),
    OUTSIDER(
            "outsider",
            "洛阳鹏程建筑安装有限公司",
            "GENERAL_CONTRACTOR",
            "410311",
            "2008-11-03",
            "赵红军",
            "13862110005",
            "91410311MA1MJ5050"),
    TRAINER("trainer", "苏州筑安职业技能培训学校", "TESTING", "320508", "2015-05-20", "唐晓燕", "13862110006", "91320508MA1MJ6060"),
    CLINIC("clinic", "苏州康健职业体检中心有限公司", "TESTING", "320508", "2017-08-28", "孙医生", "13862110007", "91320508MA1MJ7070");

    private static final String ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY";

    final String login;
    final String unit;
    final String kind;
    final String region;
    final String registeredOn;
    final String contact;
    final String mobile;
    final String creditCode;

    @SuppressWarnings("TooManyParameters")
    DemoEnterprise(
            String login,
            String unit,
            String kind,
            String region,
            String registeredOn,
            String contact,
            String mobile,
            String seventeen) {
        this.login = login;
        this.unit = unit;
        this.kind = kind;
        this.region = region;
        this.registeredOn = registeredOn;
        this.contact = contact;
        this.mobile = mobile;
        this.creditCode = withCheckDigits(seventeen);
    }

    /** Replaces character 17 by the inner check (GB 11714) and appends the outer one (GB 32100-2015): the first 16 make the difference. */
    static String withCheckDigits(String seventeen) {
        String organisation = seventeen.substring(8, 16);
        int[] inner = {3, 7, 9, 10, 5, 8, 4, 2};
        int sum = 0;
        for (int i = 0; i < 8; i++) {
            sum += inner[i] * Character.digit(organisation.charAt(i), 36);
        }
        int check = 11 - sum % 11;
        String seventeenth = check == 10 ? "X" : check == 11 ? "0" : String.valueOf(check);
        String code = seventeen.substring(0, 16) + seventeenth;
        int weight = 1;
        int total = 0;
        for (int i = 0; i < 17; i++) {
            total += ALPHABET.indexOf(code.charAt(i)) * weight;
            weight = weight * 3 % 31;
        }
        return code + ALPHABET.charAt((31 - total % 31) % 31);
    }
}
