/** What the words before a day say of it; null when they say nothing. */
export type DateLabel = "published" | "updated" | "other";

/** Words for a publication, as newspapers write them above an article, in small letters. */
const PUBLISHED = [
  "publish(?:ed)?|publication(?: date)?|date of publication|posted|created|written|submitted",
  "veröffentlicht|erschienen|erstellt|publiziert|publié(?:e)?|parution|publicad[oa]|publicación|publicação|fecha de publicación",
  "pubblicat[oa]|pubblicazione|gepubliceerd|geplaatst|verschenen|publicerad|publicerat|publiceret|offentliggjort|publisert|julkaistu",
  "opublikowano|publikacja|data publikacji|dodano|zveřejněno|publikováno|zverejnené|közzétéve|megjelent|publicat|objavljeno",
  "yayınlan(?:ma|dı)|yayın(?:lanma)? tarihi|yayımlan(?:ma|dı)|giriş tarihi|oluşturulma|diterbitkan|dipublikasikan|tayang|xuất bản",
  "опубликован[оа]?|публикация|дата публикации|опубліковано|публикувано|објављено|δημοσιεύ(?:τηκε|θηκε)|δημοσίευση",
  "نُ?شر(?:ت)? في|تاريخ النشر|منشور في|نشر|تاریخ انتشار|انتشار|منتشر شده|פורסם|प्रकाशित|প্রকাশ(?:িত)?",
].join("|");
const UPDATED = [
  "(?:last )?(?:updated?|modified|edited|revised|amended)|last (?:update|change)",
  "aktualisiert|geändert|letzte änderung|stand|mise? à jour|modifié(?:e)?|actualizad[oa]|actualización|atualizad[oa]|atualização|modificad[oa]",
  "aggiornat[oa]|aggiornamento|ultima modifica|bijgewerkt|gewijzigd|laatste update|uppdaterad|uppdaterat|opdateret|oppdatert|päivitetty",
  "aktualizacja|zaktualizowano|aktualizováno|aktualizované|frissítve|módosítva|actualizat|ažurirano",
  "güncel(?:leme|lendi|lenme)(?: tarihi)?|son güncelleme|diperbarui|cập nhật",
  "обновлено|изменено|оновлено|обновена|ажурирано|ενημερώθηκε|τελευταία ενημέρωση",
  "آخر تحديث|تحديث|تم التحديث|بروزرسانی|به‌روزرسانی|עודכן|अपडेटेड|अपडेट",
].join("|");
const OTHER =
  "received|accepted|printed|exported|downloaded|accessed|retrieved|captured|archived|saved|viewed|generated|report date|date of (?:print|export|download)|expires?|deadline|due|event date|starts?|begins?|gedruckt|abgerufen|imprimé|consulté|consultado|impreso|stampato|afgedrukt|wydrukowano";

/** Chinese, Japanese and Korean set no space between a label and a day. */
const PUBLISHED_HAN =
  /(?:发布|發布|发表|發表|刊登|公開|掲載|配信|입력|등록|게시|게재|작성)[^\p{L}\d]*$/u;
const UPDATED_HAN = /(?:更新|修改|最終更新|수정|업데이트|갱신|최종)[^\p{L}\d]*$/u;

/** Longest text before a day that is looked at, in characters. */
const MAX_LABEL = 80;

/** After a word may come "on", a sign, and a weekday. */
const ON = "(?:\\s+(?:on|at|le|el|il|am|em|op|den|dnia|a|di|в|у|στις|في))?";
const WEEKDAY = "(?:(?!\\d)[\\p{L}.]{3,14}[,.]?\\s+)?";
const labelled = (words: string): RegExp =>
  new RegExp(`(?<![\\p{L}\\p{N}])(?:${words})(?!\\p{L})${ON}[^\\p{L}\\d]*${WEEKDAY}$`, "iu");

const LABELS: readonly [DateLabel, readonly RegExp[]][] = [
  ["other", [new RegExp(`(?<!\\p{L})(?:${OTHER})(?!\\p{L})[^\\d]{0,30}$`, "iu")]],
  ["updated", [new RegExp(`(?<!\\p{L})(?:${UPDATED})(?!\\p{L})[^\\d]{0,20}$`, "iu"), UPDATED_HAN]],
  ["published", [labelled(PUBLISHED), PUBLISHED_HAN]],
];

/** What the text right before a day calls it. */
export function labelBefore(text: string): DateLabel | null {
  const near = text.slice(-MAX_LABEL);
  return LABELS.find(([, forms]) => forms.some((form) => form.test(near)))?.[0] ?? null;
}
