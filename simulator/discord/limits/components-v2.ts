import type { CustomIds } from './components.ts';
import { BUTTON, checkButton, checkRow, ROW } from './components.ts';
import { checkUrl } from './embed.ts';
import type { Form, Json } from './form.ts';
import { isJson, lengthOf } from './form.ts';

const SECTION = 9;
const TEXT_DISPLAY = 10;
const THUMBNAIL = 11;
const MEDIA_GALLERY = 12;
const FILE = 13;
const SEPARATOR = 14;
const CONTAINER = 17;
const INSIDE_CONTAINER = [ROW, SECTION, TEXT_DISPLAY, MEDIA_GALLERY, FILE, SEPARATOR];
const TOP = [...INSIDE_CONTAINER, CONTAINER];
const COMPONENTS = 40;
const CHARACTERS = 4000;

interface Count {
  components: number;
  characters: number;
  ids: CustomIds;
  isAttached: (name: string) => boolean;
}

/** Checks the components of a message with the flag IS_COMPONENTS_V2: at most forty including children, and 4000 characters of text. */
export function checkComponentsV2(value: unknown, form: Form, isAttached: (name: string) => boolean): void {
  const count: Count = { components: 0, characters: 0, ids: new Set(), isAttached };
  checkList(form.items(value, 1, COMPONENTS), TOP, count);
  if (count.components > COMPONENTS) {
    form.refuse('COMPONENT_MAX_TOTAL_COMPONENTS_EXCEEDED', `${count.components} components; at most ${COMPONENTS}.`);
  }
  if (count.characters > CHARACTERS) {
    form.refuse(
      'COMPONENT_DISPLAYABLE_TEXT_SIZE_EXCEEDED',
      `${count.characters} characters of text; at most ${CHARACTERS}.`,
    );
  }
}

function checkList(list: [Json, Form][], allowed: readonly number[], count: Count): void {
  for (const [component, form] of list) {
    if (!allowed.includes(component.type as number)) {
      form.at('type').refuse('UNION_TYPE_CHOICES', `Value of field "type" must be one of (${allowed.join(', ')}).`);
      continue;
    }
    count.components++;
    checkOne(component, form, count);
  }
}

function checkOne(component: Json, form: Form, count: Count): void {
  const children = () => form.at('components');
  switch (component.type) {
    case ROW:
      count.components += Array.isArray(component.components) ? component.components.length : 0;
      checkRow(component, form, count.ids);
      return;
    case SECTION:
      checkList(children().items(component.components, 1, 3), [TEXT_DISPLAY], count);
      checkAccessory(component.accessory, form.at('accessory'), count);
      return;
    case TEXT_DISPLAY: {
      const text = form.at('content').text(component.content, 1, CHARACTERS);
      count.characters += lengthOf(text ?? '');
      return;
    }
    case MEDIA_GALLERY:
      for (const [item, place] of form.at('items').items(component.items, 1, 10)) checkMedia(item, place, count);
      return;
    case FILE: {
      const url = isJson(component.file) ? component.file.url : undefined;
      if (typeof url !== 'string' || !url.startsWith('attachment://')) form.at('file', 'url').required();
      else checkUrl(url, form.at('file', 'url'), count.isAttached);
      return;
    }
    case CONTAINER:
      form.at('accent_color').integer(component.accent_color, 0, 0xffffff);
      checkList(children().items(component.components, 1, COMPONENTS), INSIDE_CONTAINER, count);
      return;
  }
}

function checkAccessory(value: unknown, form: Form, count: Count): void {
  count.components++;
  if (isJson(value) && value.type === BUTTON) checkButton(value, form, count.ids);
  else if (isJson(value) && value.type === THUMBNAIL) checkMedia(value, form, count);
  else form.at('type').refuse('UNION_TYPE_CHOICES', 'A section needs a button (2) or a thumbnail (11) as accessory.');
}

function checkMedia(owner: Json, form: Form, count: Count): void {
  const media = owner.media;
  if (!isJson(media) || media.url == null) form.at('media', 'url').required();
  else checkUrl(media.url, form.at('media', 'url'), count.isAttached);
  form.at('description').text(owner.description, 0, 1024);
}
