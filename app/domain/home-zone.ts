/** IANA zone in which days are counted and instants told where no plan names its own. */
export const HOME_ZONE = "Asia/Jakarta";
