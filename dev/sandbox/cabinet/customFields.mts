/** What the owner of this cabinet called the custom fields of a client, for the page. */
export const customFieldLabels: Readonly<Record<string, { uk: string; en: string }>> = {
	custom_field_1: { uk: 'UTM джерело', en: 'utm_source' },
	custom_field_2: { uk: 'UTM канал', en: 'utm_medium' },
	custom_field_3: { uk: 'UTM кампанія', en: 'utm_campaign' },
	custom_field_4: { uk: 'UTM оголошення', en: 'utm_content' },
	custom_field_5: { uk: 'UTM ключове слово', en: 'utm_term' },
	custom_field_6: { uk: 'Сторінка входу', en: 'Landing page' },
	custom_field_7: { uk: 'Примітка', en: 'Note' },
};
