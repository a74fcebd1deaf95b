using PublicHoliday;
using Roomtone.Contracts;

namespace Roomtone.Dashboard.Calendars;

/// <summary>Public holidays by the rules of PublicHoliday (MIT), for the countries and regions that it knows.</summary>
internal static class CountryDays
{
    private static readonly Dictionary<string, Func<string?, IPublicHolidays>> Makers = new(StringComparer.Ordinal)
    {
        ["AT"] = _ => new AustriaPublicHoliday(),
        ["AU"] = region => new AustraliaPublicHoliday { State = RegionOf<AustraliaPublicHoliday.States>(region) },
        ["BE"] = _ => new BelgiumPublicHoliday(),
        ["BR"] = _ => new BrazilPublicHoliday(),
        ["CA"] = region => new CanadaPublicHoliday(region ?? ""),
        ["CH"] = region => new SwitzerlandPublicHoliday(false, false, false) { Canton = RegionOf<SwitzerlandPublicHoliday.Cantons>(region) },
        ["CZ"] = _ => new CzechRepublicPublicHoliday(),
        ["DE"] = region => new GermanPublicHoliday { State = RegionOf<GermanPublicHoliday.States>(region) },
        ["DK"] = _ => new DenmarkPublicHoliday(),
        ["EE"] = _ => new EstoniaPublicHoliday(),
        ["ES"] = _ => new SpainPublicHoliday(),
        ["FI"] = _ => new FinlandPublicHoliday(false),
        ["FR"] = region => new FrancePublicHoliday { Region = RegionOf<FrancePublicHoliday.Regions>(region) },
        ["GB"] = region => new UKBankHoliday { UkCountry = RegionOf<UKBankHoliday.UkCountries>(region) },
        ["GR"] = _ => new GreecePublicHoliday(),
        ["HR"] = _ => new CroatiaPublicHoliday(),
        ["HU"] = _ => new HungaryPublicHoliday(),
        ["IE"] = _ => new IrelandPublicHoliday(),
        ["IT"] = _ => new ItalyPublicHoliday(),
        ["JP"] = _ => new JapanPublicHoliday(),
        ["KZ"] = _ => new KazakhstanPublicHoliday(),
        ["LT"] = _ => new LithuaniaPublicHoliday(),
        ["LU"] = _ => new LuxembourgPublicHoliday(),
        ["LV"] = _ => new LatviaPublicHoliday(),
        ["ME"] = _ => new MontenegroPublicHoliday(),
        ["MX"] = _ => new MexicoPublicHoliday(),
        ["NL"] = _ => new DutchPublicHoliday(),
        ["NO"] = _ => new NorwayPublicHoliday(),
        ["NZ"] = region => new NewZealandPublicHoliday
        {
            ProvincialDistrict = RegionOf<NewZealandPublicHoliday.ProvincialDistricts>(region),
        },
        ["PL"] = _ => new PolandPublicHoliday(),
        ["PT"] = region => new PortugalPublicHoliday { Region = RegionOf<PortugalPublicHoliday.Regions>(region) },
        ["RO"] = _ => new RomanianPublicHoliday(),
        ["RS"] = _ => new SerbianPublicHoliday(),
        ["SE"] = _ => new SwedenPublicHoliday(),
        ["SI"] = _ => new SloveniaPublicHoliday(),
        ["SK"] = _ => new SlovakiaPublicHoliday(),
        ["TR"] = _ => new TurkeyPublicHoliday(),
        ["US"] = _ => new USAPublicHoliday(),
        ["ZA"] = _ => new SouthAfricaPublicHoliday(),
    };

    /// <summary>Regions with holidays of their own, as the library calls them.</summary>
    private static readonly Dictionary<string, string[]> Regions = new(StringComparer.Ordinal)
    {
        ["AU"] = ["ACT", "NSW", "NT", "QLD", "SA", "TAS", "VIC", "WA"],
        ["CA"] = ["AB", "BC", "MB", "NB", "NL", "NS", "NT", "NU", "ON", "PE", "QC", "SK", "YT"],
        ["CH"] =
        [
            "AG", "AI", "AR", "BE", "BL", "BS", "FR", "GE", "GL", "GR", "JU", "LU", "NE",
            "NW", "OW", "SG", "SH", "SO", "SZ", "TG", "TI", "UR", "VD", "VS", "ZG", "ZH",
        ],
        ["DE"] = ["BB", "BE", "BW", "BY", "HB", "HE", "HH", "MV", "NI", "NW", "RP", "SH", "SL", "SN", "ST", "TH"],
        ["FR"] =
        [
            "AlsaceMoselle", "Guadeloupe", "Guyane", "Martinique", "Mayotte", "NouvelleCaledonie", "PolynesieFrancaise", "Reunion",
            "SaintBarthelemy", "SaintMartin", "WallisEtFutuna",
        ],
        ["GB"] = ["England", "NorthernIreland", "Scotland", "Wales"],
        ["NZ"] =
        [
            "AUCKLAND", "CANTERBURY", "CHATHAM_ISLANDS", "HAWKES_BAY", "MARLBOROUGH", "NELSON", "NORTHLAND", "OTAGO",
            "SOUTH_CANTERBURY", "SOUTHLAND", "TARANAKI", "WELLINGTON", "WESTLAND",
        ],
        ["PT"] = ["Acores", "Madeira"],
    };

    /// <summary>All countries, each with its regions where they differ.</summary>
    public static IReadOnlyList<Country> All { get; } =
        [.. Makers.Keys.Order(StringComparer.Ordinal).Select(code => new Country(code, Regions.GetValueOrDefault(code, [])))];

    /// <param name="code">A country, or with its region as <c>DE-BY</c>; without it, the days that all regions have.</param>
    /// <param name="today">From when on.</param>
    /// <exception cref="CalendarException">Nobody here knows its holidays.</exception>
    public static FoundDays Read(string code, DateOnly today)
    {
        var country = code.Split('-', 2)[0];
        var region = code.Length > country.Length ? code[(country.Length + 1)..] : null;
        var regions = Regions.GetValueOrDefault(country, []);
        if (!Makers.TryGetValue(country, out var make) || (region is not null && !regions.Contains(region)))
            throw new CalendarException($"The public holidays of '{Short(code)}' are not known here. Choose a country of the list, or take an .ics calendar.");
        try
        {
            // Canada's own days are those that the library gives without a province.
            var isOne = region is not null || country == "CA" || regions.Length == 0;
            IEnumerable<string?> asked = isOne ? Enumerable.Repeat(region, 1) : regions;
            var each = asked.Select(one => Days(make(one), today)).ToList();
            return FoundDays.Of(each[0].Where(day => each.TrueForAll(days => days.Exists(other => other.From == day.From))), []);
        }
        catch (Exception e)
        {
            throw new CalendarException($"The public holidays of '{Short(code)}' could not be reckoned: {e.Message.TrimEnd('.')}.", e);
        }
    }

    /// <summary>Both the day itself and the one that is free in its place.</summary>
    private static List<FoundDay> Days(IPublicHolidays holidays, DateOnly today)
    {
        var end = today.AddMonths(FoundDays.MonthsAhead);
        return
        [
            .. Enumerable.Range(today.Year - 1, end.Year - today.Year + 3).SelectMany(holidays.PublicHolidaysInformation).SelectMany(Both)
                .Where(day => day.From >= today && day.From <= end),
        ];
    }

    private static IEnumerable<FoundDay> Both(Holiday holiday)
    {
        var name = EventText.Shortened(holiday.EnglishName ?? holiday.Name ?? "Public holiday", RoomSchedule.LongestName - 20);
        yield return new(DateOnly.FromDateTime(holiday.HolidayDate), null, name);
        if (holiday.ObservedDate.Date != holiday.HolidayDate.Date)
            yield return new(DateOnly.FromDateTime(holiday.ObservedDate), null, $"{name} (observed)");
    }

    private static T RegionOf<T>(string? region)
        where T : struct, Enum => Enum.TryParse<T>(region, out var known) ? known : default;

    private static string Short(string code) => EventText.Shortened(code, 20);
}

/// <param name="Code">ISO 3166-1.</param>
/// <param name="Regions">Those with holidays of their own; empty where all have the same.</param>
internal sealed record Country(string Code, IReadOnlyList<string> Regions);
