/** ISO 3166-1: each alpha-2 code followed by its alpha-3, which Intl does not know and statisticians write. */
export const threeLetters = `
ADAND AEARE AFAFG AGATG AIAIA ALALB AMARM AOAGO AQATA ARARG ASASM ATAUT AUAUS AWABW AXALA AZAZE BABIH BBBRB
BDBGD BEBEL BFBFA BGBGR BHBHR BIBDI BJBEN BLBLM BMBMU BNBRN BOBOL BQBES BRBRA BSBHS BTBTN BVBVT BWBWA BYBLR
BZBLZ CACAN CCCCK CDCOD CFCAF CGCOG CHCHE CICIV CKCOK CLCHL CMCMR CNCHN COCOL CRCRI CUCUB CVCPV CWCUW CXCXR
CYCYP CZCZE DEDEU DJDJI DKDNK DMDMA DODOM DZDZA ECECU EEEST EGEGY EHESH ERERI ESESP ETETH FIFIN FJFJI FKFLK
FMFSM FOFRO FRFRA GAGAB GBGBR GDGRD GEGEO GFGUF GGGGY GHGHA GIGIB GLGRL GMGMB GNGIN GPGLP GQGNQ GRGRC GSSGS
GTGTM GUGUM GWGNB GYGUY HKHKG HMHMD HNHND HRHRV HTHTI HUHUN IDIDN IEIRL ILISR IMIMN ININD IOIOT IQIRQ IRIRN
ISISL ITITA JEJEY JMJAM JOJOR JPJPN KEKEN KGKGZ KHKHM KIKIR KMCOM KNKNA KPPRK KRKOR KWKWT KYCYM KZKAZ LALAO
LBLBN LCLCA LILIE LKLKA LRLBR LSLSO LTLTU LULUX LVLVA LYLBY MAMAR MCMCO MDMDA MEMNE MFMAF MGMDG MHMHL MKMKD
MLMLI MMMMR MNMNG MOMAC MPMNP MQMTQ MRMRT MSMSR MTMLT MUMUS MVMDV MWMWI MXMEX MYMYS MZMOZ NANAM NCNCL NENER
NFNFK NGNGA NINIC NLNLD NONOR NPNPL NRNRU NUNIU NZNZL OMOMN PAPAN PEPER PFPYF PGPNG PHPHL PKPAK PLPOL PMSPM
PNPCN PRPRI PSPSE PTPRT PWPLW PYPRY QAQAT REREU ROROU RSSRB RURUS RWRWA SASAU SBSLB SCSYC SDSDN SESWE SGSGP
SHSHN SISVN SJSJM SKSVK SLSLE SMSMR SNSEN SOSOM SRSUR SSSSD STSTP SVSLV SXSXM SYSYR SZSWZ TCTCA TDTCD TFATF
TGTGO THTHA TJTJK TKTKL TLTLS TMTKM TNTUN TOTON TRTUR TTTTO TVTUV TWTWN TZTZA UAUKR UGUGA UMUMI USUSA UYURY
UZUZB VAVAT VCVCT VEVEN VGVGB VIVIR VNVNM VUVUT WFWLF WSWSM YEYEM YTMYT ZAZAF ZMZMB ZWZWE
`

/**
 * Names that people write beside those Intl knows: of the United Nations (M49) in English, French and Spanish, former
 * ones, and abbreviations. Folded before they are compared, so accents, case, spaces and punctuation don't matter.
 */
export const otherNames: Record<string, string> = {
  AE: 'UAE | EAU | Emirates | Émirats',
  BA: 'Bosnia | Bosnie',
  BN: 'Brunei Darussalam | Brunéi Darussalam',
  BO: 'Bolivia (Plurinational State of) | Bolivie (État plurinational de) | Bolivia (Estado Plurinacional de)',
  CD: `DRC | DR Congo | RDC | RD Congo | Democratic Republic of the Congo | Congo (Democratic Republic of the) | Zaire |
    République démocratique du Congo | Congo (République démocratique du) | República Democrática del Congo |
    Congo, Democratic Republic of the | Congo Kinshasa | جمهورية الكونغو الديمقراطية | Congo, République démocratique du`,
  CF: 'CAR | RCA | Central African Rep.',
  CG: `Republic of the Congo | Republic of Congo | Congo Brazzaville | République du Congo | Congo (République du) |
    República del Congo | جمهورية الكونغو`,
  CI: `Ivory Coast | Côte d’Ivoire | Cote d Ivoire | Costa de Marfil | RCI | République de Côte d’Ivoire | كوت ديفوار | ساحل العاج`,
  CN: 'People’s Republic of China | République populaire de Chine | República Popular China',
  CV: 'Cape Verde | Cabo Verde | Cap Vert',
  CZ: 'Czech Republic | République tchèque | República Checa',
  DO: 'Dominican Rep. | Rép. dominicaine',
  EH: 'Western Sahara | Sahara occidental',
  FM: 'Micronesia (Federated States of) | Micronésie (États fédérés de) | Micronesia (Estados Federados de)',
  FK: 'Falkland Islands | Malvinas',
  GB: `UK | Great Britain | England | Scotland | Wales | Grande-Bretagne | Royaume-Uni | Gran Bretaña |
    United Kingdom of Great Britain and Northern Ireland | Angleterre | Inglaterra |
    Royaume-Uni de Grande-Bretagne et d’Irlande du Nord | Reino Unido de Gran Bretaña e Irlanda del Norte`,
  GM: 'The Gambia | Gambia (Republic of The)',
  GN: 'Guinée Conakry | Guinea Conakry | République de Guinée',
  GW: 'Guinea Bissau | Guinée Bissau',
  HK: 'Hong Kong SAR | Hong Kong',
  IR: `Iran (Islamic Republic of) | Islamic Republic of Iran | Iran (République islamique d’) |
    Irán (República Islámica del)`,
  KP: `Democratic People’s Republic of Korea | DPRK | République populaire démocratique de Corée | RPDC |
    República Popular Democrática de Corea`,
  KR: 'Republic of Korea | South Korea | République de Corée | República de Corea | Korea, Rep.',
  LA: `Lao PDR | Lao People’s Democratic Republic | République démocratique populaire lao |
    República Democrática Popular Lao`,
  LY: 'Libyan Arab Jamahiriya | Jamahiriya arabe libyenne',
  MD: 'Republic of Moldova | République de Moldova | República de Moldova',
  MK: 'Macedonia | FYROM | Macédoine | The former Yugoslav Republic of Macedonia',
  MM: 'Burma | Birmanie | Birmania',
  NL: 'Holland | Hollande | Holanda | Netherlands (Kingdom of the) | The Netherlands',
  PS: `Palestine | State of Palestine | État de Palestine | Estado de Palestina | Occupied Palestinian Territory |
    West Bank and Gaza | فلسطين | دولة فلسطين`,
  RU: 'Russian Federation | Fédération de Russie | Federación de Rusia',
  SA: 'KSA | السعودية',
  SS: 'South Sudan | Soudan du Sud',
  SY: 'Syrian Arab Republic | République arabe syrienne | República Árabe Siria',
  SZ: 'Swaziland | Eswatini',
  ST: 'Sao Tome and Principe | São Tomé e Príncipe',
  TL: 'East Timor | Timor oriental',
  TR: 'Turkey | Türkiye | Turquie',
  TW: 'Taiwan',
  TZ: 'United Republic of Tanzania | République-Unie de Tanzanie | República Unida de Tanzanía | Tanzanie',
  US: `USA | U.S. | U.S.A. | United States of America | États-Unis d’Amérique | Estados Unidos de América | EE. UU. |
    EEUU | EUA`,
  VA: 'Holy See | Saint-Siège | Santa Sede',
  VE: `Venezuela (Bolivarian Republic of) | Venezuela (République bolivarienne du) |
    Venezuela (República Bolivariana de)`,
  VN: 'Viet Nam | Vietnam',
  YE: 'République du Yémen | Republic of Yemen',
}
