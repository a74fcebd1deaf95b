/** ISO 3166-1 codes of countries with stations in the directory. */
const codes =
  'AD AE AF AL AM AO AR AT AU AZ BA BB BD BE BG BH BO BR BY CA CH CI CL CM CN CO CR CU CY CZ DE DK DO DZ EC EE EG ES ET FI FR GB GE GH GR GT HK HN HR HT HU ID IE IL IN IQ IR IS IT JM JO JP KE KH KR KW KZ LB LI LK LT LU LV MA MC MD ME MG MK MT MU MX MY NG NI NL NO NP NZ OM PA PE PH PK PL PR PS PT PY QA RO RS RU RW SA SE SG SI SK SN SV SY TH TN TR TT TW TZ UA UG US UY UZ VE VN ZA ZM ZW';

const names = new Intl.DisplayNames('en', { type: 'region' });

export const countries = codes
  .split(' ')
  .map((value) => ({ value, name: names.of(value) ?? value }))
  .sort((a, b) => a.name.localeCompare(b.name, 'en'));

/** As the directory writes them. */
export const languages = [
  'arabic',
  'chinese',
  'czech',
  'danish',
  'dutch',
  'english',
  'finnish',
  'french',
  'german',
  'greek',
  'hindi',
  'hungarian',
  'italian',
  'japanese',
  'korean',
  'norwegian',
  'polish',
  'portuguese',
  'romanian',
  'russian',
  'spanish',
  'swedish',
  'turkish',
  'ukrainian',
].map((value) => ({ value, name: `${value.charAt(0).toUpperCase()}${value.slice(1)}` }));
