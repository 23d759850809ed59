"""Countries by geography, as ISO 3166 codes and English names."""

_AMER = """
AG Antigua and Barbuda|AI Anguilla|AR Argentina|AW Aruba|BB Barbados|BL Saint Barthelemy|BM Bermuda|BO Bolivia
BQ Bonaire|BR Brazil|BS Bahamas|BZ Belize|CA Canada|CL Chile|CO Colombia|CR Costa Rica|CU Cuba|CW Curacao|DM Dominica
DO Dominican Republic|EC Ecuador|FK Falkland Islands|GD Grenada|GF French Guiana|GL Greenland|GP Guadeloupe|GT Guatemala
GY Guyana|HN Honduras|HT Haiti|JM Jamaica|KN Saint Kitts and Nevis|KY Cayman Islands|LC Saint Lucia|MF Saint Martin
MQ Martinique|MS Montserrat|MX Mexico|NI Nicaragua|PA Panama|PE Peru|PM Saint Pierre and Miquelon|PR Puerto Rico
PY Paraguay|SR Suriname|SV El Salvador|SX Sint Maarten|TC Turks and Caicos Islands|TT Trinidad and Tobago
US United States|US United States of America|US USA|UY Uruguay|VC Saint Vincent and the Grenadines|VE Venezuela
VG British Virgin Islands|VI Virgin Islands
"""
_APAC = """
AF Afghanistan|AS American Samoa|AU Australia|BD Bangladesh|BN Brunei|BT Bhutan|CC Cocos Islands|CK Cook Islands
CN China|CX Christmas Island|FJ Fiji|FM Micronesia|GU Guam|HK Hong Kong|ID Indonesia|IN India|IO British Indian Ocean
JP Japan|KH Cambodia|KI Kiribati|KP North Korea|KR South Korea|KR Korea, Republic of|KR Republic of Korea|LA Laos
LK Sri Lanka|MH Marshall Islands|MM Myanmar|MN Mongolia|MO Macao|MO Macau|MP Northern Mariana Islands|MV Maldives
MY Malaysia|NC New Caledonia|NF Norfolk Island|NP Nepal|NR Nauru|NU Niue|NZ New Zealand|PF French Polynesia
PG Papua New Guinea|PH Philippines|PK Pakistan|PN Pitcairn|PW Palau|SB Solomon Islands|SG Singapore|TH Thailand
TK Tokelau|TL Timor-Leste|TO Tonga|TV Tuvalu|TW Taiwan|VN Vietnam|VN Viet Nam|VU Vanuatu|WF Wallis and Futuna|WS Samoa
"""
_EMEA = """
AD Andorra|AE United Arab Emirates|AL Albania|AM Armenia|AO Angola|AT Austria|AX Aland Islands|AZ Azerbaijan
BA Bosnia and Herzegovina|BE Belgium|BF Burkina Faso|BG Bulgaria|BH Bahrain|BI Burundi|BJ Benin|BW Botswana|BY Belarus
CD Democratic Republic of the Congo|CF Central African Republic|CG Congo|CH Switzerland|CI Cote d'Ivoire
CI Ivory Coast|CM Cameroon|CV Cape Verde|CY Cyprus|CZ Czechia|CZ Czech Republic|DE Germany|DJ Djibouti|DK Denmark
DZ Algeria|EE Estonia|EG Egypt|EH Western Sahara|ER Eritrea|ES Spain|ET Ethiopia|FI Finland|FO Faroe Islands|FR France
GA Gabon|GB United Kingdom|GB Great Britain|GB UK|GE Georgia|GG Guernsey|GH Ghana|GI Gibraltar|GM Gambia|GN Guinea
GQ Equatorial Guinea|GR Greece|GW Guinea-Bissau|HR Croatia|HU Hungary|IE Ireland|IL Israel|IM Isle of Man|IQ Iraq
IR Iran|IS Iceland|IT Italy|JE Jersey|JO Jordan|KE Kenya|KG Kyrgyzstan|KM Comoros|KW Kuwait|KZ Kazakhstan|LB Lebanon
LI Liechtenstein|LR Liberia|LS Lesotho|LT Lithuania|LU Luxembourg|LV Latvia|LY Libya|MA Morocco|MC Monaco|MD Moldova
ME Montenegro|MG Madagascar|MK North Macedonia|ML Mali|MR Mauritania|MT Malta|MU Mauritius|MW Malawi|MZ Mozambique
NA Namibia|NE Niger|NG Nigeria|NL Netherlands|NL The Netherlands|NO Norway|OM Oman|PL Poland|PS Palestine|PT Portugal
QA Qatar|RE Reunion|RO Romania|RS Serbia|RU Russia|RU Russian Federation|RW Rwanda|SA Saudi Arabia|SC Seychelles
SD Sudan|SE Sweden|SH Saint Helena|SI Slovenia|SJ Svalbard and Jan Mayen|SK Slovakia|SL Sierra Leone|SM San Marino
SN Senegal|SO Somalia|SS South Sudan|ST Sao Tome and Principe|SY Syria|SZ Eswatini|TD Chad|TG Togo|TJ Tajikistan
TM Turkmenistan|TN Tunisia|TR Turkey|TR Türkiye|TZ Tanzania|UA Ukraine|UG Uganda|UZ Uzbekistan|VA Vatican City
XK Kosovo|YE Yemen|YT Mayotte|ZA South Africa|ZM Zambia|ZW Zimbabwe
"""


def _by_country(geo: str, text: str) -> dict[str, str]:
    entries = [entry.split(" ", 1) for line in text.split("\n") for entry in line.split("|") if entry]
    return {name: geo for entry in entries for name in entry}


#: The geography of each country, by its code and by its name.
GEO_BY_COUNTRY = {**_by_country("AMER", _AMER), **_by_country("APAC", _APAC), **_by_country("EMEA", _EMEA)}
